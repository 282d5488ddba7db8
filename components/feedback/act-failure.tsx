import type { ReactNode } from "react";
import { Alert } from "./alert";
import type { Failure } from "./attempt";
import { outcomeText } from "./outcome-text";
import { ReloadButton } from "./reload-button";
import { RequestLine } from "./request-line";

interface Props {
  failure: Failure;
  /** Says that a refusal changed nothing; by default "Nothing was changed." */
  unchanged?: string;
  children?: ReactNode;
}

/** Why an action failed, what is known of its outcome, and the request id to give to support. */
export function ActFailure({ failure, unchanged = "Nothing was changed.", children }: Props) {
  const outcome = outcomeText(failure, unchanged);
  return (
    <Alert tone={failureTone(failure)} live title={failure.message}>
      {outcome && <p>{outcome}</p>}
      {children}
      {failure.outcome === "outdated" && (
        <p className="mt-2">
          <ReloadButton />
        </p>
      )}
      <RequestLine id={failure.requestId} />
    </Alert>
  );
}

/** Only what certainly failed looks like a failure. */
export function failureTone({ outcome }: Failure): "info" | "warn" | "bad" {
  if (outcome === "checking") return "info";
  return outcome === "unknown" || outcome === "outdated" || outcome === "signed_out" ? "warn" : "bad";
}

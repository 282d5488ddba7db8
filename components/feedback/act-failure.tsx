import { Alert } from "./alert";
import type { Failure } from "./attempt";
import { RequestLine } from "./request-line";

/** Why an act was refused, what was kept, and what to quote to support. */
export function ActFailure({ failure, kept }: { failure: Failure; kept?: string }) {
  return (
    <Alert tone="bad" live title={failure.message}>
      <p>{kept ?? "Nothing was changed."}</p>
      <RequestLine id={failure.requestId} />
    </Alert>
  );
}

import { Alert } from "./alert";
import type { Failure } from "./attempt";

/** Why an act was refused, what was kept, and what to quote to support. */
export function ActFailure({ failure, kept }: { failure: Failure; kept?: string }) {
  return (
    <Alert tone="bad" live title={failure.message}>
      <p>{kept ?? "Nothing was changed."}</p>
      {failure.requestId && (
        <p className="mt-1 text-ink-3 text-xs">
          Request <span className="select-all font-mono">{failure.requestId}</span>
        </p>
      )}
    </Alert>
  );
}

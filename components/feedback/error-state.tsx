"use client";

import { Button } from "../ui/button";
import { Icon } from "../ui/icon";
import { errorFacts } from "./error-facts";
import { RequestLine } from "./request-line";

interface Props {
  title?: string;
  /** Anything that was thrown. `errorFacts` picks what may be shown. */
  error: unknown;
  /** A sentence that says more than the error. */
  cause?: string | null;
  onRetry: () => void;
}

/** Shown instead of what failed to load: what happened, a retry button, and an id to give to support. */
export function ErrorState({ title = "This didn’t load", error, cause, onRetry }: Props) {
  const { message, reference } = errorFacts(error);
  return (
    <div role="alert" className="mx-auto flex max-w-md flex-col items-center px-6 py-14 text-center">
      <Icon name="triangle-alert" className="mb-4 size-6 text-bad" />
      <h2 className="font-semibold text-lg">{title}</h2>
      <p className="mt-1 text-ink-2">{cause ? `${cause} Try again in a moment.` : message}</p>
      <Button className="mt-5" onClick={onRetry}>
        Try again
      </Button>
      <RequestLine id={reference} className="mt-4" />
    </div>
  );
}

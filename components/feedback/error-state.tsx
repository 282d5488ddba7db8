"use client";

import { Button } from "../ui/button";
import { Icon } from "../ui/icon";
import { errorFacts } from "./error-facts";
import { RequestLine } from "./request-line";

interface Props {
  title?: string;
  /** Anything that was thrown; only what may be shown of it is shown. */
  error: unknown;
  onRetry: () => void;
}

/** Something could not be shown: what happened, a retry, and what to quote to support. */
export function ErrorState({ title = "This could not be loaded", error, onRetry }: Props) {
  const { message, reference } = errorFacts(error);
  return (
    <div role="alert" className="mx-auto flex max-w-md flex-col items-center px-6 py-14 text-center">
      <Icon name="triangle-alert" className="mb-4 size-6 text-bad" />
      <h2 className="font-semibold text-lg">{title}</h2>
      <p className="mt-1 text-ink-2">{message}</p>
      <Button className="mt-5" onClick={onRetry}>
        Try again
      </Button>
      <RequestLine id={reference} className="mt-4" />
    </div>
  );
}

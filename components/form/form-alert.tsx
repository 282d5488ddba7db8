"use client";

import { useEffect, useRef } from "react";
import { failureTone } from "@/components/feedback/act-failure";
import { Alert } from "@/components/feedback/alert";
import type { Failure } from "@/components/feedback/attempt";
import { outcomeText } from "@/components/feedback/outcome-text";
import { ReloadButton } from "@/components/feedback/reload-button";
import { RequestLine } from "@/components/feedback/request-line";

interface Props {
  error: Failure;
  /** Reloads the page and keeps what was typed. */
  onReload: () => void;
}

/** Why sending the form failed, what is known of the outcome, and the request id. Takes focus so nobody misses it. */
export function FormAlert({ error, onReload }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error) box.current?.focus();
  }, [error]);

  return (
    <div ref={box} tabIndex={-1} className="rounded-md">
      <Alert tone={failureTone(error)} title={error.message} live>
        {error.fields?.map((field) => (
          <p key={field.path}>{field.message}</p>
        ))}
        <p>{whatIsKnown(error)}</p>
        {error.outcome === "outdated" && (
          <p className="mt-2">
            <ReloadButton onReload={onReload} />
          </p>
        )}
        <RequestLine id={error.requestId} />
      </Alert>
    </div>
  );
}

function whatIsKnown(error: Failure): string {
  if (error.outcome === "checking") return "What you typed is still here.";
  if (error.outcome === "signed_out") return "Press the button again to sign in.";
  return [outcomeText(error, "Nothing was saved."), "What you typed is still here."]
    .filter(Boolean)
    .join(" ");
}

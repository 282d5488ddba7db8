"use client";

import { useEffect, useRef } from "react";
import { Alert } from "@/components/feedback/alert";
import type { Failure } from "@/components/feedback/attempt";
import { RequestLine } from "@/components/feedback/request-line";

/** What failed as a whole, what was kept, and what to quote to support. Takes focus, so that it is not missed. */
export function FormAlert({ error }: { error: Failure }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error) box.current?.focus();
  }, [error]);

  return (
    <div ref={box} tabIndex={-1} className="rounded-md">
      <Alert tone="bad" title={error.message} live>
        {error.fields?.map((field) => (
          <p key={field.path}>{field.message}</p>
        ))}
        <p>Nothing was saved. What you typed is still here.</p>
        <RequestLine id={error.requestId} />
      </Alert>
    </div>
  );
}

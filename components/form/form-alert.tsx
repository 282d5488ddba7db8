"use client";

import { useEffect, useRef } from "react";
import { Alert } from "../feedback/alert";
import type { FormError } from "./use-action-form";

/** What failed as a whole, what was kept, and what to quote to support. Takes focus, so that it is not missed. */
export function FormAlert({ error }: { error: FormError }) {
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
        {error.requestId && (
          <p className="mt-1 text-ink-3 text-xs">
            Request <span className="select-all font-mono">{error.requestId}</span>
          </p>
        )}
      </Alert>
    </div>
  );
}

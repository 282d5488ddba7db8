"use client";

import { useEffect, useState } from "react";
import { apiPaths } from "@/lib/paths";
import { ErrorState } from "./error-state";

/** The body of every `error.tsx`: shown when a page fails to render. */
export function RouteError({ error, retry }: { error: unknown; retry: () => void }) {
  const cause = useDatabaseCause();
  return <ErrorState title="This page didn’t load" error={error} cause={cause} onRetry={retry} />;
}

/**
 * What is wrong with the database, in a sentence; null while nothing is known. The server does not send the browser what
 * a page threw, so this asks for the state of the installation.
 */
function useDatabaseCause(): string | null {
  const [cause, setCause] = useState<string | null>(null);
  useEffect(() => {
    const asking = new AbortController();
    fetch(apiPaths.health(), { signal: asking.signal })
      .then((answer): Promise<{ databaseProblem?: { message?: string } | null }> => answer.json())
      .then(({ databaseProblem }) => setCause(databaseProblem?.message ?? null))
      .catch(() => {});
    return () => asking.abort();
  }, []);
  return cause;
}

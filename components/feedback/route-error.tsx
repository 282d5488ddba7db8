"use client";

import { ErrorState } from "./error-state";

/** The body of every `error.tsx`: what a page shows when it cannot be drawn. */
export function RouteError({ error, retry }: { error: unknown; retry: () => void }) {
  return <ErrorState title="This page could not be shown" error={error} onRetry={retry} />;
}

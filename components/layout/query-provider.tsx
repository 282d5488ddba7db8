"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";

/** How long an answer counts as fresh, in milliseconds. The browser must not refetch what the server just sent. */
const FRESH = 15_000;

/** Caches API answers for the pages of the console. */
export function QueryProvider({ children }: { children: ReactNode }) {
  const [client] = useState(
    () =>
      new QueryClient({
        defaultOptions: {
          queries: { staleTime: FRESH, retry: (count, error) => count < 2 && mayPass(error) },
        },
      }),
  );
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}

/** Only an outage is worth retrying; a refusal would come again. */
function mayPass(error: Error): boolean {
  return !("status" in error) || error.status === 0 || error.status === 503;
}

"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";

/** How long an answer counts as fresh, in milliseconds; what the server just sent is not asked for again. */
const FRESH = 15_000;

/** Holds the answers of the API for the pages of the console. */
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

/** Only an outage is worth another try; a refusal will be the same. */
function mayPass(error: Error): boolean {
  return !("status" in error) || error.status === 0 || error.status === 503;
}

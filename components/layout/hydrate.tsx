import { dehydrate, QueryClient } from "@tanstack/react-query";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { AppError } from "@/lib/errors";
import type { PrefetchedQuery } from "@/lib/queries/prefetched";
import { PrefetchedAnswers } from "./prefetched-answers";

/**
 * Runs a page's queries on the server and sends the results to the browser with the first HTML. `not_found` shows the
 * not-found page. Any other refusal is left to the browser, which asks again and shows the refusal in place of the
 * list. An unexpected error shows the error page.
 */
export async function Hydrate({ queries, children }: { queries: PrefetchedQuery[]; children: ReactNode }) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  for (const outcome of await Promise.allSettled(queries.map((query) => client.fetchQuery(query)))) {
    if (outcome.status === "fulfilled") continue;
    if (!(outcome.reason instanceof AppError)) throw outcome.reason;
    if (outcome.reason.code === "not_found") notFound();
  }
  return <PrefetchedAnswers answers={JSON.stringify(dehydrate(client))}>{children}</PrefetchedAnswers>;
}

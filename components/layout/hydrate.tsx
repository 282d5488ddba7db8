import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { AppError } from "@/lib/errors";
import type { PrefetchedQuery } from "@/lib/queries/prefetched";

/**
 * Answers a page's queries on the server and hands them to the browser with the first HTML. What does not exist shows
 * the page's not-found; other failures show the page's error state.
 */
export async function Hydrate({ queries, children }: { queries: PrefetchedQuery[]; children: ReactNode }) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  try {
    await Promise.all(queries.map((query) => client.fetchQuery(query)));
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  }
  return <HydrationBoundary state={dehydrate(client)}>{children}</HydrationBoundary>;
}

"use client";

import { type DehydratedState, HydrationBoundary } from "@tanstack/react-query";
import { type ReactNode, useMemo } from "react";

/**
 * Gives the answers that the server has fetched to the queries below.
 * @param answers what `dehydrate` gave, as JSON: one text is sent and read far quicker than thousands of values
 */
export function PrefetchedAnswers({ answers, children }: { answers: string; children: ReactNode }) {
  const state = useMemo((): DehydratedState => JSON.parse(answers), [answers]);
  return <HydrationBoundary state={state}>{children}</HydrationBoundary>;
}

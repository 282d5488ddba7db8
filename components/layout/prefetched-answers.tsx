"use client";

import { type DehydratedState, HydrationBoundary } from "@tanstack/react-query";
import { type ReactNode, useMemo } from "react";

/**
 * Hands the answers fetched on the server to the queries below.
 * @param answers the result of `dehydrate` as JSON: one string is far quicker to send and read than thousands of values
 */
export function PrefetchedAnswers({ answers, children }: { answers: string; children: ReactNode }) {
  const state = useMemo((): DehydratedState => JSON.parse(answers), [answers]);
  return <HydrationBoundary state={state}>{children}</HydrationBoundary>;
}

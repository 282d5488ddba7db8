import type { ScopeFilters } from "@/lib/schemas/common";

/**
 * What dismissing all failed purchases of a scope does, before it is done.
 * @param count how many there are; one more than `limit` if there are more
 * @param limit how many one act dismisses
 */
export function dismissPlan(
  count: number,
  limit: number,
  { orgId, accountId }: ScopeFilters,
): { act: string; effect: string } {
  const many = Math.min(count, limit).toLocaleString("en-US");
  const where = orgId
    ? "this organization"
    : accountId
      ? "this account with its locations"
      : "every organization that you reach";
  return {
    act: `Dismiss ${count > limit ? `the first ${many}` : `all ${many}`} failed purchases`,
    effect: `They leave everybody’s lists, for ${where}, and can still be found by search and in Activity. Purchases that are being tried again stay, and so do those that fail from now on.`,
  };
}

/** What was done: somebody else may have dismissed some of them meanwhile. */
export function dismissedText(count: number): string {
  if (count === 0) return "Nothing was left to dismiss";
  return `${count.toLocaleString("en-US")} dismissed for everybody`;
}

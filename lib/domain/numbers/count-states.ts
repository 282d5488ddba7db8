import { and, eq, type SQL, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { organizations, phoneNumbers } from "@/db/schema";
import { COUNT_LIMIT } from "@/lib/constants/limits";
import type { LineState } from "@/lib/constants/line-states";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { inScope } from "@/lib/domain/scope";
import type { ScopeFilters } from "@/lib/schemas/common";
import { inState } from "./number-filters";
import { NUMBER_SCOPE, numbersWithinReach } from "./select-numbers";

/** States that have an index of their own, because few lines should be in them. */
export const COUNTED_STATES = [
  "needs_attention",
  "not_answering",
  "quarantined",
  "releasing",
  "lost",
] as const satisfies readonly LineState[];
type CountedState = (typeof COUNTED_STATES)[number];

/**
 * Counts the caller's lines in the states that somebody looks for, in one query.
 * @param scope limits it to one organization, or to an account and its locations
 * @returns at most `COUNT_LIMIT` + 1 of each
 */
export async function countStates(
  context: Context,
  scope: ScopeFilters = {},
): Promise<Record<CountedState, number>> {
  requirePermissionSomewhere(context, "read");
  const counts = COUNTED_STATES.map(
    (state) => sql`'${sql.raw(state)}', (select count(*) from ${linesIn(context, scope, state)} lines)`,
  );
  const { rows } = await database().execute<{ counts: Record<CountedState, number> }>(
    sql`select json_build_object(${sql.join(counts, sql`, `)}) as counts`,
  );
  if (!rows[0]) throw new Error("The lines were not counted.");
  return rows[0].counts;
}

function linesIn(context: Context, scope: ScopeFilters, state: LineState): SQL {
  const lines = database()
    .select({ id: phoneNumbers.id })
    .from(phoneNumbers)
    .innerJoin(organizations, eq(organizations.id, phoneNumbers.orgId))
    .where(and(numbersWithinReach(context), inScope(scope, NUMBER_SCOPE), inState(state)))
    .limit(COUNT_LIMIT + 1);
  return sql`(${lines})`;
}

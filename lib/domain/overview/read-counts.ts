import { and, eq, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { organizations, phoneNumbers } from "@/db/schema";
import { COUNTED_LINES } from "@/lib/constants/limits";
import { LINE_STATES, type LineState } from "@/lib/constants/line-states";
import type { Context } from "@/lib/context";
import { stateColumn } from "@/lib/domain/numbers/number-filters";
import { NUMBER_SCOPE, numbersWithinReach } from "@/lib/domain/numbers/select-numbers";
import { inScope } from "@/lib/domain/scope";
import type { ScopeFilters } from "@/lib/schemas/common";
import type { Overview } from "@/lib/schemas/overview";

/** Counts the lines by state, in one query. */
export async function readCounts(context: Context, scope: ScopeFilters): Promise<Overview["lines"]> {
  const counted = database()
    .select({ state: stateColumn().as("state") })
    .from(phoneNumbers)
    .innerJoin(organizations, eq(organizations.id, phoneNumbers.orgId))
    .where(
      and(
        sql`"phone_numbers"."status" <> 'released'`,
        numbersWithinReach(context),
        inScope(scope, NUMBER_SCOPE),
      ),
    )
    .limit(COUNTED_LINES + 1);
  const { rows } = await database().execute<{ state: LineState; lines: number }>(
    sql`select state, count(*)::int as lines from ${counted} c group by state`,
  );
  const found = new Map(rows.map(({ state, lines }) => [state, lines]));
  const total = [...found.values()].reduce((sum, lines) => sum + lines, 0);
  const byState = Object.fromEntries(LINE_STATES.map((state) => [state, found.get(state) ?? 0]));
  return {
    total: Math.min(total, COUNTED_LINES),
    exact: total <= COUNTED_LINES,
    byState: byState as Record<LineState, number>,
  };
}

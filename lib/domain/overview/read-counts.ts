import { and, eq, isNull, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { organizations, phoneNumbers } from "@/db/schema";
import { COUNT_LIMIT, COUNTED_LINES } from "@/lib/constants/limits";
import { LINE_STATES, type LineState } from "@/lib/constants/line-states";
import type { Context } from "@/lib/context";
import { ORGANIZATION_INCOMPLETE, stateColumn } from "@/lib/domain/numbers/number-filters";
import { NUMBER_SCOPE, numbersWithinReach } from "@/lib/domain/numbers/select-numbers";
import { ORGANIZATION_SCOPE } from "@/lib/domain/organizations/find";
import { IS_PRACTICE } from "@/lib/domain/organizations/practice";
import { missingFields, type OrganizationFacts } from "@/lib/domain/organizations/rules";
import { inScope, withinReach } from "@/lib/domain/scope";
import type { ScopeFilters } from "@/lib/schemas/common";
import type { IncompleteOrganization, Overview } from "@/lib/schemas/overview";

interface Counted {
  lines: Overview["lines"];
  /** One more than is ever shown, so that it is known whether there are more. */
  incompleteOrganizations: IncompleteOrganization[];
}

interface Counts {
  states: { state: LineState; lines: number }[] | null;
  incomplete: (OrganizationFacts & { id: string; name: string })[] | null;
}

/** Lines by state, and the practices with an incomplete address, in one query. */
export async function readCounts(context: Context, scope: ScopeFilters): Promise<Counted> {
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
  const incomplete = database()
    .select({
      id: organizations.id,
      name: organizations.name,
      timezone: organizations.timezone,
      addressLine1: sql`${organizations.addressLine1}`.as("addressLine1"),
      city: organizations.city,
      state: organizations.state,
      zip: organizations.zip,
    })
    .from(organizations)
    .where(
      and(
        isNull(organizations.archivedAt),
        ORGANIZATION_INCOMPLETE,
        IS_PRACTICE,
        withinReach(context, ORGANIZATION_SCOPE),
        inScope(scope, ORGANIZATION_SCOPE),
      ),
    )
    .orderBy(organizations.name, organizations.id)
    .limit(COUNT_LIMIT + 1);
  const { rows } = await database().execute<{ counts: Counts }>(sql`
    select json_build_object(
      'states', (select json_agg(s) from (select state, count(*)::int as lines from ${counted} c group by state) s),
      'incomplete', (select json_agg(i) from ${incomplete} i)) as counts`);
  return present(rows[0]?.counts ?? { states: null, incomplete: null });
}

function present(counts: Counts): Counted {
  const found = new Map(counts.states?.map(({ state, lines }) => [state, lines]));
  const total = [...found.values()].reduce((sum, lines) => sum + lines, 0);
  const byState = Object.fromEntries(LINE_STATES.map((state) => [state, found.get(state) ?? 0]));
  return {
    lines: {
      total: Math.min(total, COUNTED_LINES),
      exact: total <= COUNTED_LINES,
      byState: byState as Record<LineState, number>,
    },
    incompleteOrganizations: (counts.incomplete ?? []).map((organization) => ({
      id: organization.id,
      name: organization.name,
      missingFields: missingFields(organization),
    })),
  };
}

import { and, eq, isNull, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { organizations, phoneNumbers } from "@/db/schema";
import { LINE_STATES, type LineState } from "@/lib/constants/numbers";
import type { Context } from "@/lib/context";
import { inState, ORGANIZATION_INCOMPLETE } from "@/lib/domain/numbers/number-filters";
import { numbersWithinReach } from "@/lib/domain/numbers/select-numbers";
import { missingFields, type OrganizationFacts } from "@/lib/domain/organizations/rules";
import { withinReach } from "@/lib/domain/scope";
import type { Overview } from "@/lib/schemas/overview";

/** Counting stops here, so that the page costs the same for whoever has more. */
const COUNTED = 10_000;
const SHOWN = 10;

interface Counts {
  states: { state: LineState; lines: number }[] | null;
  incomplete: (OrganizationFacts & { id: string; name: string })[] | null;
}

/** Lines by state, and the organizations that are not complete, in one query. */
export async function readCounts(
  context: Context,
  orgId: string | undefined,
): Promise<Pick<Overview, "lines" | "incompleteOrganizations">> {
  const counted = database()
    .select({ state: stateColumn().as("state") })
    .from(phoneNumbers)
    .innerJoin(organizations, eq(organizations.id, phoneNumbers.orgId))
    .where(
      and(
        sql`"phone_numbers"."status" <> 'released'`,
        numbersWithinReach(context),
        orgId ? eq(phoneNumbers.orgId, orgId) : undefined,
      ),
    )
    .limit(COUNTED + 1);
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
        withinReach(context, { accountId: organizations.accountId, orgId: organizations.id }),
        orgId ? eq(organizations.id, orgId) : undefined,
      ),
    )
    .orderBy(organizations.name, organizations.id)
    .limit(SHOWN);
  const { rows } = await database().execute<{ counts: Counts }>(sql`
    select json_build_object(
      'states', (select json_agg(s) from (select state, count(*)::int as lines from ${counted} c group by state) s),
      'incomplete', (select json_agg(i) from ${incomplete} i)) as counts`);
  return present(rows[0]?.counts ?? { states: null, incomplete: null });
}

/** The state of a line as `stateOf` reads it. */
function stateColumn() {
  return sql<LineState>`case
    when "phone_numbers"."status" <> 'active' then "phone_numbers"."status"
    when ${inState("not_answering")} then 'not_answering'
    when ${inState("answering")} then 'answering'
    else 'needs_attention' end`;
}

function present(counts: Counts): Pick<Overview, "lines" | "incompleteOrganizations"> {
  const found = new Map(counts.states?.map(({ state, lines }) => [state, lines]));
  const total = [...found.values()].reduce((sum, lines) => sum + lines, 0);
  const byState = Object.fromEntries(LINE_STATES.map((state) => [state, found.get(state) ?? 0]));
  return {
    lines: {
      total: Math.min(total, COUNTED),
      exact: total <= COUNTED,
      byState: byState as Record<LineState, number>,
    },
    incompleteOrganizations: (counts.incomplete ?? []).map((organization) => ({
      id: organization.id,
      name: organization.name,
      missingFields: missingFields(organization),
    })),
  };
}

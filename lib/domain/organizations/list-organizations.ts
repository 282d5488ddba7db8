import { and, eq, isNull, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { organizations } from "@/db/schema";
import { NUMBER_LIMIT } from "@/lib/constants/limits";
import { type Context, requirePermissionSomewhere, roleAt } from "@/lib/context";
import { keyset, pageOf } from "@/lib/domain/cursor";
import { inScope, withinReach } from "@/lib/domain/scope";
import { ORGANIZATION_SEARCH_TEXT, readSearch } from "@/lib/domain/search";
import { takenSlots } from "@/lib/domain/slots/taken";
import type {
  ListedOrganization,
  ListOrganizationsInput,
  OrganizationList,
} from "@/lib/schemas/organization";
import { ACCOUNT_NAME, ORGANIZATION_SCOPE } from "./find";
import { type OrganizationRow, organizationColumns, presentOrganization } from "./present";

/** What a search for organizations looks in: all that an organization's row shows. */
export const ORGANIZATION_SEARCHED = { text: ORGANIZATION_SEARCH_TEXT, accountId: organizations.accountId };
const SORT_NAME = sql<string>`"organizations"."sort_name"`;
const TAKEN_SLOTS = takenSlots(sql`"organizations"."id"`);

/** The organizations in the caller's reach, one page at a time. */
export async function listOrganizations(
  context: Context,
  input: ListOrganizationsInput,
): Promise<OrganizationList> {
  requirePermissionSomewhere(context, "read");
  const page = keyset({ id: organizations.id, createdAt: organizations.createdAt, name: SORT_NAME }, input);
  const search = await readSearch(context, input.q, ["accountId"]);
  const found = await database()
    .select({
      ...organizationColumns,
      sortName: SORT_NAME,
      accountName: ACCOUNT_NAME,
      taken: input.withSlots ? TAKEN_SLOTS : sql<null>`null`,
    })
    .from(organizations)
    .where(
      and(
        isNull(organizations.archivedAt),
        withinReach(context, ORGANIZATION_SCOPE),
        inScope(input, ORGANIZATION_SCOPE),
        input.state ? eq(organizations.state, input.state) : undefined,
        input.referenceId ? eq(organizations.referenceId, input.referenceId) : undefined,
        search?.matches(ORGANIZATION_SEARCHED),
        page.after,
      ),
    )
    .orderBy(...page.orderBy)
    .limit(page.fetch);
  const { rows, pagination } = pageOf(found, page, (row) => row);
  return { organizations: rows.map((row) => present(context, row)), pagination };
}

function present(
  context: Context,
  row: OrganizationRow & { accountName: string; taken: number | null },
): ListedOrganization {
  const reachesAccount = roleAt(context, { orgId: row.accountId, accountId: row.accountId }) !== null;
  return {
    ...presentOrganization(row),
    accountName: reachesAccount ? row.accountName : null,
    ...(row.taken === null ? {} : { slots: { taken: row.taken, limit: NUMBER_LIMIT } }),
  };
}

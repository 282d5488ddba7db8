import { and, eq, isNull, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { organizations } from "@/db/schema";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { keyset, pageOf } from "@/lib/domain/keyset";
import { withinReach } from "@/lib/domain/scope";
import { holdsWords } from "@/lib/domain/search";
import type { ListOrganizationsInput, OrganizationList } from "@/lib/schemas/organization";
import { ORGANIZATION_SCOPE } from "./find";
import { organizationColumns, presentOrganization } from "./present";

/** What a search looks in, as the trigram index has it. */
export const ORGANIZATION_SEARCH_TEXT = sql`lower("organizations"."name" || ' ' || coalesce("organizations"."city", ''))`;
const SORT_NAME = sql<string>`lower("organizations"."name")`;

/** The organizations that the caller reaches, a page at a time. */
export async function listOrganizations(
  context: Context,
  input: ListOrganizationsInput,
): Promise<OrganizationList> {
  requirePermissionSomewhere(context, "read");
  const page = keyset({ id: organizations.id, createdAt: organizations.createdAt, name: SORT_NAME }, input);
  const found = await database()
    .select({ ...organizationColumns, sortName: SORT_NAME })
    .from(organizations)
    .where(
      and(
        isNull(organizations.archivedAt),
        withinReach(context, ORGANIZATION_SCOPE),
        input.accountId ? eq(organizations.accountId, input.accountId) : undefined,
        input.state ? eq(organizations.state, input.state) : undefined,
        holdsWords(ORGANIZATION_SEARCH_TEXT, input.q),
        page.after,
      ),
    )
    .orderBy(...page.orderBy)
    .limit(page.fetch);
  const { rows, pagination } = pageOf(found, page, (row) => row);
  return { organizations: rows.map(presentOrganization), pagination };
}

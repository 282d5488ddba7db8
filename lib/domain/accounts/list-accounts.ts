import { and, eq, isNull, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { organizations } from "@/db/schema";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { keyset, pageOf } from "@/lib/domain/cursor";
import { ORGANIZATION_SCOPE } from "@/lib/domain/organizations/find";
import { withinReach } from "@/lib/domain/scope";
import { ORGANIZATION_SEARCH_TEXT, readSearch } from "@/lib/domain/search";
import type { AccountList, ListAccountsInput } from "@/lib/schemas/account";
import { accountColumns, presentAccount } from "./present";

const SORT_NAME = sql<string>`"organizations"."sort_name"`;

/** The accounts in the caller's reach, one page at a time: for support all of the installation. */
export async function listAccounts(context: Context, input: ListAccountsInput): Promise<AccountList> {
  requirePermissionSomewhere(context, "read");
  const page = keyset({ id: organizations.id, createdAt: organizations.createdAt, name: SORT_NAME }, input);
  const search = await readSearch(context, input.q, []);
  const found = await database()
    .select({ ...accountColumns, sortName: SORT_NAME })
    .from(organizations)
    .where(
      and(
        isNull(organizations.parentAccountOrgId),
        isNull(organizations.archivedAt),
        withinReach(context, ORGANIZATION_SCOPE),
        input.referenceId ? eq(organizations.referenceId, input.referenceId) : undefined,
        search?.matches({ text: ORGANIZATION_SEARCH_TEXT }),
        page.after,
      ),
    )
    .orderBy(...page.orderBy)
    .limit(page.fetch);
  const { rows, pagination } = pageOf(found, page, (row) => row);
  return { accounts: rows.map(presentAccount), pagination };
}

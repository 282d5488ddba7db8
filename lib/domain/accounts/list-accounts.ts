import { and, isNull, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { organizations } from "@/db/schema";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { keyset, pageOf } from "@/lib/domain/keyset";
import { ORGANIZATION_SEARCH_TEXT } from "@/lib/domain/organizations/list-organizations";
import { holdsWords } from "@/lib/domain/search";
import type { AccountList, ListAccountsInput } from "@/lib/schemas/account";
import { accountColumns, presentAccount } from "./present";

const SORT_NAME = sql<string>`lower("organizations"."name")`;

/** All accounts of the installation, a page at a time. Support only. */
export async function listAccounts(context: Context, input: ListAccountsInput): Promise<AccountList> {
  requirePermissionSomewhere(context, "accounts:create");
  const page = keyset({ id: organizations.id, createdAt: organizations.createdAt, name: SORT_NAME }, input);
  const found = await database()
    .select({ ...accountColumns, sortName: SORT_NAME })
    .from(organizations)
    .where(
      and(
        isNull(organizations.parentAccountOrgId),
        isNull(organizations.archivedAt),
        holdsWords(ORGANIZATION_SEARCH_TEXT, input.q),
        page.after,
      ),
    )
    .orderBy(...page.orderBy)
    .limit(page.fetch);
  const { rows, pagination } = pageOf(found, page, (row) => row);
  return { accounts: rows.map(presentAccount), pagination };
}

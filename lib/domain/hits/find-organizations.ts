import { and, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { organizations } from "@/db/schema";
import type { Context } from "@/lib/context";
import { ORGANIZATION_SCOPE } from "@/lib/domain/organizations/find";
import { ORGANIZATION_SEARCHED } from "@/lib/domain/organizations/list-organizations";
import { withinReach } from "@/lib/domain/scope";
import { namedFirst } from "@/lib/domain/search";
import { type Asked, type Found, hasId, hitOf } from "./asked";

const SORT_NAME = sql`"organizations"."sort_name"`;

/** Accounts by name, for support. Other people's accounts are among their organizations. */
export async function findAccounts(context: Context, asked: Asked): Promise<Found[]> {
  if (!context.reach.everything) return [];
  const { text } = ORGANIZATION_SEARCHED;
  return find(
    context,
    asked,
    "account",
    and(isNull(organizations.parentAccountOrgId), isAsked(asked, { text })),
  );
}

/** Organizations by name. */
export async function findOrganizations(context: Context, asked: Asked): Promise<Found[]> {
  const isLocation = context.reach.everything ? isNotNull(organizations.parentAccountOrgId) : undefined;
  return find(context, asked, "organization", and(isLocation, isAsked(asked, ORGANIZATION_SEARCHED)));
}

function isAsked(asked: Asked, columns: Parameters<Asked["search"]["matches"]>[0]): SQL | undefined {
  return hasId(asked, organizations.id, asked.search.matches(columns));
}

async function find(
  context: Context,
  { search, within, fetch }: Asked,
  kind: "account" | "organization",
  condition: SQL | undefined,
): Promise<Found[]> {
  const { id, name, city, state, accountId } = organizations;
  const rows = await database()
    .select({ id, name, city, state, accountId })
    .from(organizations)
    .where(
      and(
        isNull(organizations.archivedAt),
        withinReach(context, ORGANIZATION_SCOPE),
        within(ORGANIZATION_SCOPE),
        condition,
      ),
    )
    .orderBy(namedFirst(SORT_NAME, search), SORT_NAME, organizations.id)
    .limit(fetch);
  return rows.map((row) =>
    hitOf(
      { kind, id: row.id, title: row.name, detail: [row.city, row.state].filter(Boolean).join(", ") || null },
      kind === "account" ? null : row.accountId,
    ),
  );
}

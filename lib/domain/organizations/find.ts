import { and, eq, isNull, sql } from "drizzle-orm";
import type { Queryable, Transaction } from "@/db/client";
import { organizations } from "@/db/schema";
import type { Permission } from "@/lib/constants/permissions";
import { type Context, type Place, requirePermission } from "@/lib/context";
import { parseId } from "@/lib/domain/ids";
import { withinReach } from "@/lib/domain/scope";
import { AppError } from "@/lib/errors";
import { type OrganizationRow, organizationColumns } from "./present";

/** The columns that place an organization in an account. */
export const ORGANIZATION_SCOPE = { accountId: organizations.accountId, orgId: organizations.id };

/** The name of an organization's account, or its own if it is one, as a column. */
export const ACCOUNT_NAME = sql<string>`(select a.name from organizations a where a.id = "organizations"."account_id")`;

/**
 * An organization in the caller's reach that is not archived.
 * @throws AppError `not_found`
 */
export async function findOrganization(
  from: Queryable,
  context: Context,
  id: string,
): Promise<OrganizationRow> {
  const [row] = await from.select(organizationColumns).from(organizations).where(within(context, id));
  if (!row) throw new AppError("not_found");
  return row;
}

/** An organization as a place, for permissions and history. */
export function placeOf({ id, accountId }: { id: string; accountId: string }): Place {
  return { orgId: id, accountId };
}

/**
 * An organization that is not archived, locked until the transaction ends; without its office hours.
 * @param permission required at the organization
 * @param strength `update` before changing it or counting its slots; `key share` before adding what belongs to it
 * @throws AppError `not_found`, `forbidden`
 */
export async function lockOrganization(
  tx: Transaction,
  context: Context,
  id: string,
  permission: Permission,
  strength: "update" | "key share",
): Promise<Omit<OrganizationRow, "officeHours">> {
  const [row] = await tx.select().from(organizations).where(within(context, id)).for(strength);
  if (!row) throw new AppError("not_found");
  requirePermission(context, permission, placeOf(row));
  return row;
}

/**
 * The same, locked for an update, with its office hours. They are read after it is locked: a statement that waited for the
 * lock sees the row as it is now, but everything else as it was when the statement began.
 * @throws AppError `not_found`, `forbidden`
 */
export async function lockWholeOrganization(
  tx: Transaction,
  context: Context,
  id: string,
  permission: Permission,
): Promise<OrganizationRow> {
  await lockOrganization(tx, context, id, permission, "update");
  return findOrganization(tx, context, id);
}

function within(context: Context, id: string) {
  return and(
    eq(organizations.id, parseId(id)),
    isNull(organizations.archivedAt),
    withinReach(context, ORGANIZATION_SCOPE),
  );
}

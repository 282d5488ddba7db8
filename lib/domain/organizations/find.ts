import { and, eq, isNull } from "drizzle-orm";
import type { Queryable, Transaction } from "@/db/client";
import { organizations } from "@/db/schema";
import type { Context } from "@/lib/context";
import { knownShape } from "@/lib/domain/ids";
import { withinReach } from "@/lib/domain/scope";
import { AppError } from "@/lib/errors";
import { type OrganizationRow, organizationColumns } from "./present";

/** The columns that say whose an organization is. */
export const ORGANIZATION_SCOPE = { accountId: organizations.accountId, orgId: organizations.id };

/**
 * A living organization in the caller's reach.
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

/**
 * The same without its office hours, locked until the transaction ends.
 * @param strength `update` before changing it; `key share` before adding what belongs to it
 * @throws AppError `not_found`
 */
export async function lockOrganization(
  tx: Transaction,
  context: Context,
  id: string,
  strength: "update" | "key share",
): Promise<Omit<OrganizationRow, "officeHours">> {
  const [row] = await tx.select().from(organizations).where(within(context, id)).for(strength);
  if (!row) throw new AppError("not_found");
  return row;
}

/**
 * The same with its office hours, locked for a change. They are read after the lock is held: what a statement that waits
 * for a lock reads beside the row is as old as the wait.
 * @throws AppError `not_found`
 */
export async function lockWholeOrganization(
  tx: Transaction,
  context: Context,
  id: string,
): Promise<OrganizationRow> {
  await lockOrganization(tx, context, id, "update");
  return findOrganization(tx, context, id);
}

function within(context: Context, id: string) {
  return and(
    eq(organizations.id, knownShape(id)),
    isNull(organizations.archivedAt),
    withinReach(context, ORGANIZATION_SCOPE),
  );
}

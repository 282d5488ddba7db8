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
 * The same, locked until the transaction ends. It is read after the lock is held: what a statement that waits for a
 * lock reads beside the row, such as the office hours, is as old as the wait.
 * @param strength `update` before changing it; `key share` before adding what belongs to it
 */
export async function lockOrganization(
  tx: Transaction,
  context: Context,
  id: string,
  strength: "update" | "key share",
): Promise<OrganizationRow> {
  const columns = { id: organizations.id };
  await tx.select(columns).from(organizations).where(within(context, id)).for(strength);
  return findOrganization(tx, context, id);
}

function within(context: Context, id: string) {
  return and(
    eq(organizations.id, knownShape(id)),
    isNull(organizations.archivedAt),
    withinReach(context, ORGANIZATION_SCOPE),
  );
}

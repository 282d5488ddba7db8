import { and, eq, inArray, isNull, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { memberships, users } from "@/db/schema";
import { type Permission, ROLES, type Role, roleMay } from "@/lib/constants/permissions";
import type { Context, Place } from "@/lib/context";
import { AppError } from "@/lib/errors";

/**
 * The condition that a person has a permission at an organization at this moment, whoever asks: their login is not
 * disabled, and they have such a role there or on its account, or are support. Links and API keys need it of their maker
 * and owner each time they are used.
 * @param organization the ids of the organization and its account; null columns stand for the platform, which takes
 *   support
 */
export function stillMay(
  userId: SQLWrapper,
  permission: Permission,
  { orgId, accountId }: { orgId: SQLWrapper; accountId: SQLWrapper },
): SQL {
  const roles = ROLES.filter((role) => roleMay(role, permission));
  return sql`exists (select 1 from users holder where holder.id = ${userId} and holder.disabled_at is null
    and ((holder.is_support and ${roleMay("support", permission)}) or exists (select 1 from memberships held
      where held.user_id = holder.id and held.org_id in (${orgId}, ${accountId})
      and held.role = any(${sql.param(roles)}::text[]))))`;
}

/**
 * Requires that the person who acts has a permission at this moment, and keeps it theirs until the transaction ends. A
 * context is as old as its request. Acts that give somebody a lasting right need this: a key, a link or a role that was
 * made in the moment of the maker's demotion would otherwise be missed by it, and work once they are promoted again.
 * @param places where it is needed; null for the platform. Their organizations are locked already
 * @throws AppError `forbidden`
 */
export async function lockStanding(
  tx: Transaction,
  { actor }: Context,
  permission: Permission,
  places: readonly (Place | null)[],
): Promise<void> {
  if ((actor.type !== "user" && actor.type !== "support") || !actor.id) return;
  const ids = places.flatMap((place) => (place ? [place.orgId, place.accountId] : []));
  await lockRoles(tx, actor.id, ids);
  const [holder] = await tx
    .select({ id: users.id })
    .from(users)
    .where(
      and(
        eq(users.id, actor.id),
        // Beside `stillMay`, because after a wait only the conditions on the locked row itself are checked anew.
        isNull(users.disabledAt),
        ...places.map((place) => stillMay(idOf(actor.id), permission, idsOf(place))),
      ),
    )
    .for("key share");
  if (!holder) throw new AppError("forbidden");
}

/** Locks a person's roles at some organizations until the transaction ends, so that nobody takes them meanwhile. */
export async function lockRoles(tx: Transaction, userId: string, orgIds: readonly string[]): Promise<void> {
  await tx
    .select({ role: memberships.role })
    .from(memberships)
    .where(and(eq(memberships.userId, userId), inArray(memberships.orgId, [...orgIds])))
    .for("share");
}

function idsOf(place: Place | null): { orgId: SQL; accountId: SQL } {
  return { orgId: idOf(place?.orgId ?? null), accountId: idOf(place?.accountId ?? null) };
}

function idOf(id: string | null): SQL {
  return id === null ? sql`null::uuid` : sql`${id}::uuid`;
}

/** Whether roles at some places give a permission at a place. The same as `stillMay`, for roles that are known. */
export function rolesGive(
  held: readonly { orgId: string; role: Role }[],
  permission: Permission,
  place: Place,
): boolean {
  return held.some(
    ({ orgId, role }) => (orgId === place.orgId || orgId === place.accountId) && roleMay(role, permission),
  );
}

import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { Queryable } from "@/db/client";
import type { Place } from "@/lib/context";
import { stillMay } from "@/lib/domain/standing";
import { mayActOn } from "@/lib/domain/users/one-time-link";

/**
 * The condition that a login's password may be known to somebody who is no admin at a place: they made the link with
 * which it was set, and could open it themselves. A change in the settings does not count, because they could make it.
 */
function isKnownOutside(userId: SQLWrapper, place: { orgId: SQLWrapper; accountId: SQLWrapper }): SQL {
  return sql`exists (select 1 from users known where known.id = ${userId} and known.password_maker_user_id is not null
    and not ${stillMay(sql`known.password_maker_user_id`, "members:write", place)})`;
}

/** Whether a login's password may be known to somebody who is no admin at a place. */
export async function isPasswordKnownOutside(
  from: Queryable,
  userId: string,
  { orgId, accountId }: Place,
): Promise<boolean> {
  const ids = { orgId: sql`${orgId}::uuid`, accountId: sql`${accountId}::uuid` };
  const { rows } = await from.execute<{ known: boolean }>(
    sql`select ${isKnownOutside(sql`${userId}::uuid`, ids)} as known`,
  );
  return rows[0]?.known ?? false;
}

/**
 * The condition that an invitation, accepted by a login that already has roles in the account, gives it a new password:
 * the present one may be known to somebody who has no say at the new place, and the inviter could also make a link for
 * its password. Otherwise the person accepts with the present one.
 */
export function setsPasswordAnew(
  makerUserId: SQLWrapper,
  userId: SQLWrapper,
  place: { orgId: SQLWrapper; accountId: SQLWrapper },
): SQL {
  return sql`(${isKnownOutside(userId, place)} and (${makerUserId} is null or ${mayActOn(makerUserId, userId)}))`;
}

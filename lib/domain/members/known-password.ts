import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { Queryable } from "@/db/client";
import type { Place } from "@/lib/context";
import { stillMay } from "@/lib/domain/standing";
import { mayActOn } from "@/lib/domain/users/one-time-link";

/**
 * The condition that a login's password may be known to somebody who is no admin at a place: they were shown the link of
 * an invitation that it accepted, or a link for its password, and could open it themselves.
 */
function isKnownOutside(userId: SQLWrapper, place: { orgId: SQLWrapper; accountId: SQLWrapper }): SQL {
  return sql`exists (select 1 from (
      select maker_user_id from invitations accepted where accepted.accepted_by_user_id = ${userId}
      union select maker_user_id from one_time_links made where made.user_id = ${userId} and made.used_at is not null
    ) shown where shown.maker_user_id is not null
    and not ${stillMay(sql`shown.maker_user_id`, "members:write", place)})`;
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

import { and, eq, gt, isNull, or, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { database, type Transaction } from "@/db/client";
import { oneTimeLinks, users } from "@/db/schema";
import { hashToken, makeToken } from "@/lib/auth/token";
import type { LinkKind } from "@/lib/constants/people";
import { LINK_LIFETIMES } from "@/lib/constants/sessions";
import type { Context } from "@/lib/context";
import { stillMay } from "@/lib/domain/standing";
import { env } from "@/lib/env";
import { paths } from "@/lib/paths";

/** A login that a link is made for. */
type Target = Pick<typeof users.$inferSelect, "id" | "accountId">;

/**
 * Creates a link that sets a new password once, and ends the login's earlier links. Only the answer contains the new one.
 * @param reason why support makes it, for the person to read
 */
export async function makeResetLink(
  tx: Transaction,
  context: Context,
  user: Target,
  reason: string | null,
): Promise<string> {
  const now = context.now();
  const token = makeToken();
  await endLinksOf(tx, user.id, now);
  await tx.insert(oneTimeLinks).values({
    kind: "password_reset",
    tokenHash: hashToken(token),
    userId: user.id,
    accountId: user.accountId,
    makerUserId: personOf(context),
    reason,
    createdAt: now,
    expiresAt: new Date(now.getTime() + LINK_LIFETIMES.password_reset.ms),
  });
  return `${env().APP_URL}${paths.passwordReset(token)}`;
}

/** The person who makes a link; null for the operator's command. */
export function personOf({ actor }: Context): string | null {
  return actor.type === "user" || actor.type === "support" ? actor.id : null;
}

/** Ends all open links of a login. */
export async function endLinksOf(tx: Transaction, userId: string, now: Date): Promise<void> {
  await tx
    .update(oneTimeLinks)
    .set({ usedAt: now })
    .where(and(eq(oneTimeLinks.userId, userId), isNull(oneTimeLinks.usedAt)));
}

/** The login of a link; null for a link that was used, has ended or expired, or never existed. Reading uses nothing up. */
export async function readLink(
  token: string,
  kind: LinkKind,
  now: Date,
): Promise<{ name: string; email: string } | null> {
  const [row] = await database()
    .select({ name: users.name, email: users.email })
    .from(oneTimeLinks)
    .innerJoin(users, eq(users.id, oneTimeLinks.userId))
    .where(living(token, kind, now));
  return row ?? null;
}

/**
 * The condition for a link that still works. It needs the right behind it at this moment: the login belongs to the same
 * account as when the link was made, and its maker may still act on the person everywhere they work.
 */
export function living(token: string, kind: LinkKind, now: Date): SQL | undefined {
  return and(
    eq(oneTimeLinks.tokenHash, hashToken(token)),
    eq(oneTimeLinks.kind, kind),
    isNull(oneTimeLinks.usedAt),
    gt(oneTimeLinks.expiresAt, now),
    sql`exists (select 1 from users target where target.id = ${oneTimeLinks.userId} and target.disabled_at is null
      and target.account_id is not distinct from ${oneTimeLinks.accountId})`,
    or(isNull(oneTimeLinks.makerUserId), mayActOn(oneTimeLinks.makerUserId, oneTimeLinks.userId)),
  );
}

/** The condition that somebody is support, or may manage members wherever another person has a role, and they have one. */
export function mayActOn(makerUserId: SQLWrapper, userId: SQLWrapper): SQL {
  const here = { orgId: sql`place.id`, accountId: sql`place.account_id` };
  const places = sql`from memberships held_by join organizations place on place.id = held_by.org_id
    where held_by.user_id = ${userId} and place.archived_at is null`;
  const may = stillMay(makerUserId, "members:write", here);
  return sql`(exists (select 1 from users maker where maker.id = ${makerUserId} and maker.is_support
      and maker.disabled_at is null)
    or (exists (select 1 ${places}) and not exists (select 1 ${places} and not ${may})))`;
}

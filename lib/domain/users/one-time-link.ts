import { and, eq, gt, isNull } from "drizzle-orm";
import { database, type Transaction } from "@/db/client";
import { oneTimeLinks, users } from "@/db/schema";
import { hashToken, makeToken } from "@/lib/auth/token";
import type { Context } from "@/lib/context";
import { env } from "@/lib/env";
import { paths } from "@/lib/paths";

const DAY_MS = 24 * 60 * 60_000;
/** How long each kind of link works. */
const LIFETIME_MS = { invitation: 7 * DAY_MS, password_reset: DAY_MS };
type LinkKind = keyof typeof LIFETIME_MS;

/** Makes a link that sets a password once. Earlier links of the user stop working; only this answer holds the new one. */
export async function makeLink(
  tx: Transaction,
  context: Context,
  userId: string,
  kind: LinkKind,
): Promise<string> {
  const now = context.now();
  const token = makeToken();
  await endLinksOf(tx, userId, now);
  await tx.insert(oneTimeLinks).values({
    kind,
    tokenHash: hashToken(token),
    userId,
    createdAt: now,
    expiresAt: new Date(now.getTime() + LIFETIME_MS[kind]),
  });
  return `${env().APP_URL}${kind === "invitation" ? paths.invitation(token) : paths.passwordReset(token)}`;
}

/** Makes all open links of a user worthless. */
export async function endLinksOf(tx: Transaction, userId: string, now: Date): Promise<void> {
  await tx
    .update(oneTimeLinks)
    .set({ usedAt: now })
    .where(and(eq(oneTimeLinks.userId, userId), isNull(oneTimeLinks.usedAt)));
}

/** Whose link it is; null when it was used, has expired, or never was. */
export async function readLink(
  token: string,
  kind: LinkKind,
  now: Date,
): Promise<{ name: string; email: string } | null> {
  const [row] = await database()
    .select({ name: users.name, email: users.email })
    .from(oneTimeLinks)
    .innerJoin(users, eq(users.id, oneTimeLinks.userId))
    .where(and(living(token, now), eq(oneTimeLinks.kind, kind), isNull(users.disabledAt)));
  return row ?? null;
}

/** The condition that finds a link that still works. */
export function living(token: string, now: Date) {
  return and(
    eq(oneTimeLinks.tokenHash, hashToken(token)),
    isNull(oneTimeLinks.usedAt),
    gt(oneTimeLinks.expiresAt, now),
  );
}

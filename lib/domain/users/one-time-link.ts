import { and, eq, gt, isNull } from "drizzle-orm";
import { database, type Transaction } from "@/db/client";
import { oneTimeLinks, users } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { recordAudit } from "@/lib/audit/record";
import { hashPassword } from "@/lib/auth/password";
import { endSessionsOfUser } from "@/lib/auth/session-store";
import { hashToken, makeToken } from "@/lib/auth/token";
import type { Clock } from "@/lib/clock";
import type { Context } from "@/lib/context";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { paths } from "@/lib/paths";
import type { SetPasswordInput } from "@/lib/schemas/user";
import { assertGoodPassword } from "./password-rules";

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
  await tx
    .update(oneTimeLinks)
    .set({ usedAt: now })
    .where(and(eq(oneTimeLinks.userId, userId), isNull(oneTimeLinks.usedAt)));
  await tx.insert(oneTimeLinks).values({
    kind,
    tokenHash: hashToken(token),
    userId,
    createdAt: now,
    expiresAt: new Date(now.getTime() + LIFETIME_MS[kind]),
  });
  return `${env().APP_URL}${kind === "invitation" ? paths.invitation(token) : paths.passwordReset(token)}`;
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

function living(token: string, now: Date) {
  return and(
    eq(oneTimeLinks.tokenHash, hashToken(token)),
    isNull(oneTimeLinks.usedAt),
    gt(oneTimeLinks.expiresAt, now),
  );
}

/**
 * Sets a password with a link, uses it up, and ends all of the user's sessions. Of two at once one wins.
 * @throws AppError `link_expired`, `validation_failed`
 */
export async function setPassword(
  input: SetPasswordInput,
  now: Clock,
  requestId: string,
): Promise<{ userId: string }> {
  const passwordHash = await hashPassword(input.password);
  return inTransaction(async (tx) => {
    const at = now();
    const [used] = await tx
      .update(oneTimeLinks)
      .set({ usedAt: at })
      .where(living(input.token, at))
      .returning();
    const [user] = used ? await tx.select().from(users).where(eq(users.id, used.userId)) : [];
    if (!used || !user || user.disabledAt) throw new AppError("link_expired");
    assertGoodPassword(input.password, user);
    await tx.update(users).set({ passwordHash, updatedAt: at }).where(eq(users.id, user.id));
    await endSessionsOfUser(tx, user.id, at);
    const context: Context = {
      actor: { type: "user", id: user.id, name: user.name },
      reach: { everything: true },
      requestId,
      now,
    };
    await recordAudit(tx, context, {
      action: "user.set_password",
      subject: { type: "user", id: user.id, label: user.name },
      place: null,
      after: { by: used.kind },
    });
    return { userId: user.id };
  });
}

import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { oneTimeLinks, users } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { hashForAddress } from "@/lib/auth/address-password";
import { endSessionsOfUser } from "@/lib/auth/session-store";
import type { Clock } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import type { SetPasswordInput } from "@/lib/schemas/user";
import { living } from "./one-time-link";
import { assertGoodPassword } from "./password-rules";
import { contextOfPerson, placesOf, practicesOf, recordLoginChange } from "./person";

/**
 * Sets a password with a one-time link, and ends all of the login's sessions. One of two uses at once wins.
 * @throws AppError `link_expired`, `validation_failed`
 */
export async function setPassword(
  input: SetPasswordInput,
  now: Clock,
  requestId: string,
): Promise<{ userId: string }> {
  const isOpen = living(input.token, "password_reset", now());
  // Checked before the expensive hash, so that made-up links cost little.
  const [open] = await database()
    .select({ email: users.email })
    .from(oneTimeLinks)
    .innerJoin(users, eq(users.id, oneTimeLinks.userId))
    .where(isOpen);
  if (!open) throw new AppError("link_expired");
  const passwordHash = await hashForAddress(database(), open.email, input.password);
  return inTransaction(async (tx) => {
    const at = now();
    const [used] = await tx.update(oneTimeLinks).set({ usedAt: at }).where(isOpen).returning();
    const [user] = used ? await tx.select().from(users).where(eq(users.id, used.userId)).for("update") : [];
    if (!used || !user || user.disabledAt) throw new AppError("link_expired");
    const places = await placesOf(tx, user.id);
    const practices = await practicesOf(tx, places, user.accountId);
    assertGoodPassword(input.password, { ...user, practices });
    const passwordMakerUserId = used.makerUserId;
    await tx
      .update(users)
      .set({ passwordHash, passwordMakerUserId, updatedAt: at })
      .where(eq(users.id, user.id));
    await endSessionsOfUser(tx, user.id, at);
    await recordLoginChange(
      tx,
      contextOfPerson(user, now, requestId),
      { user, places },
      {
        action: "user.set_password",
        subject: { type: "user", id: user.id, label: user.name },
        after: { by: used.kind },
      },
    );
    return { userId: user.id };
  });
}

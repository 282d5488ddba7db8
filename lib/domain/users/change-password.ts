import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { users } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { recordAudit } from "@/lib/audit/record";
import { hashPassword, isPassword } from "@/lib/auth/password";
import { endSessionsOfUser } from "@/lib/auth/session-store";
import { countTry, forgiveTries } from "@/lib/auth/tries";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import type { ChangePasswordInput } from "@/lib/schemas/user";
import { endLinksOf } from "./one-time-link";
import { assertGoodPassword } from "./password-rules";
import { callingUser, homeOf, placesOf } from "./person";

/**
 * Changes the caller's own password and ends their other sessions and open links. Wrong tries count as at sign-in, so
 * that somebody at an open browser cannot guess on.
 * @throws AppError `validation_failed`, `rate_limited`, `forbidden`
 */
export async function changePassword(
  context: Context,
  input: ChangePasswordInput,
): Promise<{ userId: string }> {
  const userId = callingUser(context);
  const [user] = await database().select().from(users).where(eq(users.id, userId));
  if (!user) throw new AppError("not_found");
  const attempt = { email: user.email, from: `user ${userId}` };
  await countTry(attempt);
  if (!(await isPassword(user.passwordHash, input.currentPassword))) throw wrongPassword();
  await forgiveTries(attempt);
  assertGoodPassword(input.newPassword, user, "newPassword");
  const passwordHash = await hashPassword(input.newPassword);
  return inTransaction(async (tx) => {
    const now = context.now();
    const [held] = await tx.select().from(users).where(eq(users.id, userId)).for("update");
    // Somebody changed it between the check and now: what was checked is not the password any more.
    if (held?.passwordHash !== user.passwordHash) throw wrongPassword();
    await tx.update(users).set({ passwordHash, updatedAt: now }).where(eq(users.id, userId));
    await endSessionsOfUser(tx, userId, now, context.sessionId);
    await endLinksOf(tx, userId, now);
    await recordAudit(tx, context, {
      action: "user.change_password",
      subject: { type: "user", id: userId, label: user.name },
      place: homeOf(await placesOf(tx, userId)),
    });
    return { userId };
  });
}

function wrongPassword(): AppError {
  return new AppError("validation_failed", {
    fields: [
      { path: "currentPassword", code: "wrong_password", message: "That is not your present password." },
    ],
  });
}

import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { users } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { countPasswordChange } from "@/lib/auth/attempts";
import { hashPassword, isPassword } from "@/lib/auth/password";
import { endSessionsOfUser } from "@/lib/auth/session-store";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import type { ChangePasswordInput } from "@/lib/schemas/user";
import { endLinksOf } from "./one-time-link";
import { assertGoodPassword } from "./password-rules";
import { callingUser, placesOf, practicesOf, recordLoginChange } from "./person";

/**
 * Changes the caller's own password, and ends their other sessions and open links. Attempts are limited, wrong ones so
 * that nobody can guess the password in somebody else's open browser, and right ones so that nobody can try out one
 * password after another on other logins of the address.
 * @throws AppError `validation_failed`, `rate_limited`, `forbidden`
 */
export async function changePassword(
  context: Context,
  input: ChangePasswordInput,
): Promise<{ userId: string }> {
  const userId = callingUser(context);
  const [user] = await database().select().from(users).where(eq(users.id, userId));
  if (!user) throw new AppError("not_found");
  const practices = await practicesOf(database(), await placesOf(database(), userId), user.accountId);
  assertGoodPassword(input.newPassword, { ...user, practices }, "newPassword");
  await countPasswordChange(userId);
  if (!(await isPassword(user.passwordHash, input.currentPassword))) throw wrongPassword();
  const passwordHash = await hashPassword(input.newPassword, user.passwordHash);
  return inTransaction(async (tx) => {
    const now = context.now();
    const [locked] = await tx.select().from(users).where(eq(users.id, userId)).for("update");
    // Somebody changed the password after the check above.
    if (locked?.passwordHash !== user.passwordHash) throw wrongPassword();
    // Who made the link behind the password stays: whoever knows a password can change it here.
    await tx.update(users).set({ passwordHash, updatedAt: now }).where(eq(users.id, userId));
    await endSessionsOfUser(tx, userId, now, context.sessionId);
    await endLinksOf(tx, userId, now);
    await recordLoginChange(
      tx,
      context,
      { user, places: await placesOf(tx, userId) },
      {
        action: "user.change_password",
        subject: { type: "user", id: userId, label: user.name },
      },
    );
    return { userId };
  });
}

function wrongPassword(): AppError {
  return new AppError("validation_failed", {
    fields: [
      { path: "currentPassword", code: "wrong_password", message: "That is not your current password." },
    ],
  });
}

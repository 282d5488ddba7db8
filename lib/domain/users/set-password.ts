import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { oneTimeLinks, users } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { recordAudit } from "@/lib/audit/record";
import { hashPassword } from "@/lib/auth/password";
import { endSessionsOfUser } from "@/lib/auth/session-store";
import type { Clock } from "@/lib/clock";
import { AppError } from "@/lib/errors";
import type { SetPasswordInput } from "@/lib/schemas/user";
import { living } from "./one-time-link";
import { assertGoodPassword } from "./password-rules";
import { homeOf, placesOf } from "./person";

/**
 * Sets a password with a link, uses it up, and ends all of the user's sessions. Of two at once one wins.
 * @throws AppError `link_expired`, `validation_failed`
 */
export async function setPassword(
  input: SetPasswordInput,
  now: Clock,
  requestId: string,
): Promise<{ userId: string }> {
  const isOpen = living(input.token, now());
  // Looked for before the costly hash, so that made-up links cost nothing.
  const [open] = await database().select({ id: oneTimeLinks.id }).from(oneTimeLinks).where(isOpen);
  if (!open) throw new AppError("link_expired");
  const passwordHash = await hashPassword(input.password);
  return inTransaction(async (tx) => {
    const at = now();
    const [used] = await tx.update(oneTimeLinks).set({ usedAt: at }).where(isOpen).returning();
    const [user] = used ? await tx.select().from(users).where(eq(users.id, used.userId)).for("update") : [];
    if (!used || !user || user.disabledAt) throw new AppError("link_expired");
    assertGoodPassword(input.password, user);
    await tx.update(users).set({ passwordHash, updatedAt: at }).where(eq(users.id, user.id));
    await endSessionsOfUser(tx, user.id, at);
    const actor = { type: user.isSupport ? "support" : "user", id: user.id, name: user.name } as const;
    await recordAudit(
      tx,
      { actor, reach: { everything: true }, requestId, now },
      {
        action: "user.set_password",
        subject: { type: "user", id: user.id, label: user.name },
        place: homeOf(await placesOf(tx, user.id)),
        after: { by: used.kind },
      },
    );
    return { userId: user.id };
  });
}

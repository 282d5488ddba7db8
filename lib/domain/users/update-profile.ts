import { eq } from "drizzle-orm";
import { users } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import type { UpdateProfileInput } from "@/lib/schemas/user";
import { callingUser, placesOf, recordLoginChange } from "./person";

/**
 * Changes the caller's own name. Earlier audit entries keep the old one.
 * @throws AppError `forbidden` for keys, the worker and the command line
 */
export async function updateProfile(context: Context, input: UpdateProfileInput): Promise<{ name: string }> {
  const userId = callingUser(context);
  return inTransaction(async (tx) => {
    const [user] = await tx.select().from(users).where(eq(users.id, userId)).for("update");
    if (!user) throw new AppError("not_found");
    if (user.name === input.name) return { name: user.name };
    await tx.update(users).set({ name: input.name, updatedAt: context.now() }).where(eq(users.id, userId));
    await recordLoginChange(
      tx,
      context,
      { user, places: await placesOf(tx, userId) },
      {
        action: "user.update",
        subject: { type: "user", id: userId, label: input.name },
        before: { name: user.name },
        after: { name: input.name },
      },
    );
    return { name: input.name };
  });
}

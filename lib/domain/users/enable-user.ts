import { eq } from "drizzle-orm";
import { users } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { recordAudit } from "@/lib/audit/record";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import type { PersonInput } from "@/lib/schemas/user";
import { homeOf, lockPerson } from "./person";

/**
 * Lets somebody sign in again, with the password and the roles they had.
 * @throws AppError `not_found`, `forbidden`
 */
export async function enableUser(
  context: Context,
  input: PersonInput,
): Promise<{ userId: string; name: string }> {
  requirePermissionSomewhere(context, "members:write");
  return inTransaction(async (tx) => {
    const { user, places } = await lockPerson(tx, context, input.userId);
    const answer = { userId: user.id, name: user.name };
    if (!user.disabledAt) return answer;
    await tx.update(users).set({ disabledAt: null, updatedAt: context.now() }).where(eq(users.id, user.id));
    await recordAudit(tx, context, {
      action: "user.enable",
      subject: { type: "user", id: user.id, label: user.name },
      place: homeOf(places),
      before: { status: "disabled" },
      after: { status: "active" },
    });
    return answer;
  });
}

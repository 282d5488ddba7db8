import { eq } from "drizzle-orm";
import { users } from "@/db/schema/index";
import { inTransaction } from "@/db/transaction";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import type { IfShown } from "@/lib/domain/assert-version";
import { assertShownPerson, lockPerson, recordLoginChange } from "@/lib/domain/users/person";
import type { PersonInput, PersonState } from "@/lib/schemas/user";

/**
 * Lets a disabled person sign in again, with the password and roles they had. What ended with the disabling stays ended.
 * @throws AppError `not_found`, `forbidden`; `edit_conflict` if the person is not as `shown`
 */
export async function enableUser(
  context: Context,
  input: PersonInput & IfShown<PersonState>,
): Promise<{ userId: string; name: string }> {
  requirePermissionSomewhere(context, "members:write");
  return inTransaction(async (tx) => {
    const person = await lockPerson(tx, context, input.userId, "members:write");
    assertShownPerson(person, input);
    const { user } = person;
    const answer = { userId: user.id, name: user.name };
    if (!user.disabledAt) return answer;
    await tx.update(users).set({ disabledAt: null, updatedAt: context.now() }).where(eq(users.id, user.id));
    await recordLoginChange(tx, context, person, {
      action: "user.enable",
      subject: { type: "user", id: user.id, label: user.name },
      before: { status: "disabled" },
      after: { status: "active" },
    });
    return answer;
  });
}

import { inTransaction } from "@/db/transaction";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import type { IfShown } from "@/lib/domain/assert-version";
import { AppError } from "@/lib/errors";
import type { CreatePasswordResetInput, PersonState } from "@/lib/schemas/user";
import { makeResetLink } from "./one-time-link";
import { assertShownPerson, lockPerson, recordLoginChange } from "./person";

/**
 * Creates a link to set a new password. Only this answer contains it; its maker hands it over, and the person is told
 * about it at the next sign-in. The current password works until the link is used.
 * @param input.reason required of support; the person reads it
 * @throws AppError `not_found`, `forbidden`, also for a disabled person, whom no link lets in, `validation_failed`;
 *   `edit_conflict` if the person is not as `shown`
 */
export async function createPasswordReset(
  context: Context,
  input: CreatePasswordResetInput & IfShown<PersonState>,
): Promise<{ name: string; link: string }> {
  requirePermissionSomewhere(context, "members:write");
  // Otherwise an open browser would be enough to change a password without knowing it.
  if (input.userId === context.actor.id)
    throw new AppError("forbidden", { message: "Change your own password in the settings." });
  const reason = input.reason ?? null;
  if (context.actor.type === "support" && reason === null)
    throw new AppError("validation_failed", {
      fields: [{ path: "reason", code: "required", message: "Say why. The person reads it." }],
    });
  return inTransaction(async (tx) => {
    const person = await lockPerson(tx, context, input.userId, "members:write");
    assertShownPerson(person, input);
    const { user } = person;
    if (user.disabledAt)
      throw new AppError("forbidden", { message: "This person is disabled. Enable them first." });
    const link = await makeResetLink(tx, context, user, reason);
    await recordLoginChange(tx, context, person, {
      action: "user.make_link",
      subject: { type: "user", id: user.id, label: user.name },
      after: { kind: "password_reset", reason },
    });
    return { name: user.name, link };
  });
}

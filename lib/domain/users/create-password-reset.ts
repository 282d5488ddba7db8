import { inTransaction } from "@/db/transaction";
import { recordAudit } from "@/lib/audit/record";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import type { PersonInput } from "@/lib/schemas/user";
import { makeLink } from "./one-time-link";
import { homeOf, lockPerson } from "./person";

/**
 * Makes a link with which somebody sets a new password, or accepts an invitation that was lost. Only this answer holds
 * it; an admin hands it over. The present password works until the link is used.
 * @throws AppError `not_found`, `forbidden`
 */
export async function createPasswordReset(
  context: Context,
  input: PersonInput,
): Promise<{ name: string; link: string }> {
  requirePermissionSomewhere(context, "members:write");
  return inTransaction(async (tx) => {
    const { user, places } = await lockPerson(tx, context, input.userId);
    const kind = user.passwordHash === null ? "invitation" : "password_reset";
    const link = await makeLink(tx, context, user.id, kind);
    await recordAudit(tx, context, {
      action: "user.make_link",
      subject: { type: "user", id: user.id, label: user.name },
      place: homeOf(places),
      after: { kind },
    });
    return { name: user.name, link };
  });
}

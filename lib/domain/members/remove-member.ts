import { memberships } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { recordAudit } from "@/lib/audit/record";
import { endSessionsOfUser } from "@/lib/auth/session-store";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { placesOf } from "@/lib/domain/users/person";
import type { RemoveMemberInput } from "@/lib/schemas/user";
import { endRights } from "./end-rights";
import { adminsOf, assertShownRole, type IfRole, lockMembership, membership } from "./find";
import { assertAdminRemains } from "./rules";

/**
 * Removes a member's role, and ends at once what they may no longer do: API keys, unless a colleague gets them, and
 * links. A person without any role left is signed out.
 * @throws AppError `not_found`, `forbidden`, `last_admin`, `validation_failed`; `edit_conflict` if the role is not
 *   `shownRole`
 */
export async function removeMember(
  context: Context,
  input: RemoveMemberInput & IfRole,
): Promise<{ userId: string; name: string }> {
  requirePermissionSomewhere(context, "members:write");
  return inTransaction(async (tx) => {
    const { user, role, place, isAccount } = await lockMembership(tx, context, input, "members:write");
    assertShownRole(role, input);
    if (isAccount && role === "admin") assertAdminRemains(await adminsOf(tx, place.orgId), user.id);
    await tx.delete(memberships).where(membership(input));
    const places = await placesOf(tx, user.id);
    await endRights(tx, context, { user, places }, place, input);
    if (places.length === 0 && !user.isSupport) await endSessionsOfUser(tx, user.id, context.now());
    await recordAudit(tx, context, {
      action: "member.remove",
      subject: { type: "membership", id: user.id, label: user.name },
      place,
      before: { role },
    });
    return { userId: user.id, name: user.name };
  });
}

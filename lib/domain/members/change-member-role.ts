import { memberships } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { recordAudit } from "@/lib/audit/record";
import type { Role } from "@/lib/constants/permissions";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { placesOf } from "@/lib/domain/users/person";
import type { ChangeMemberRoleInput } from "@/lib/schemas/user";
import { endRights } from "./end-rights";
import { adminsOf, assertShownRole, type IfRole, lockMembership, membership } from "./find";
import { assertAdminRemains } from "./rules";

/**
 * Changes a member's role, from their next request on. A lower role ends at once what they may no longer do: API keys,
 * unless a colleague gets them, and links.
 * @throws AppError `not_found`, `forbidden`, `last_admin`, `validation_failed`; `edit_conflict` if the role is not
 *   `shownRole`
 */
export async function changeMemberRole(
  context: Context,
  input: ChangeMemberRoleInput & IfRole,
): Promise<{ userId: string; name: string; role: Role }> {
  requirePermissionSomewhere(context, "members:write");
  return inTransaction(async (tx) => {
    const { user, role, place, isAccount } = await lockMembership(tx, context, input, "members:write");
    assertShownRole(role, input);
    const answer = { userId: user.id, name: user.name, role: input.role };
    if (role === input.role) return answer;
    if (isAccount && role === "admin") assertAdminRemains(await adminsOf(tx, place.orgId), user.id);
    await tx.update(memberships).set({ role: input.role }).where(membership(input));
    await endRights(tx, context, { user, places: await placesOf(tx, user.id) }, place, input);
    await recordAudit(tx, context, {
      action: "member.change_role",
      subject: { type: "membership", id: user.id, label: user.name },
      place,
      before: { role },
      after: { role: input.role },
    });
    return answer;
  });
}

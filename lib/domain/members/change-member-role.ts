import { memberships } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { recordAudit } from "@/lib/audit/record";
import { ROLES, type Role } from "@/lib/constants/permissions";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { placesOf } from "@/lib/domain/users/person";
import type { ChangeMemberRoleInput } from "@/lib/schemas/user";
import { endPasswordKnownOutside } from "./end-passwords";
import { endRights } from "./end-rights";
import { adminsOf, assertShownRole, type IfRole, lockMembership, membership } from "./find";
import { assertAdminRemains } from "./rules";

/**
 * Changes a member's role, from their next request on. A lower role ends at once what they may no longer do: API keys,
 * unless a colleague gets them, and links. A higher role ends a password that somebody may know who is no admin here: the
 * person sets a new one with a link.
 * @throws AppError `not_found`, `forbidden`, `last_admin`, `validation_failed`; `edit_conflict` if the role is not
 *   `shownRole`
 */
export async function changeMemberRole(
  context: Context,
  input: ChangeMemberRoleInput & IfRole,
): Promise<{ userId: string; name: string; role: Role; passwordEnded: boolean }> {
  requirePermissionSomewhere(context, "members:write");
  return inTransaction(async (tx) => {
    const { user, role, place, isAccount } = await lockMembership(tx, context, input, "members:write");
    assertShownRole(role, input);
    const answer = { userId: user.id, name: user.name, role: input.role, passwordEnded: false };
    if (role === input.role) return answer;
    if (isAccount && role === "admin") assertAdminRemains(await adminsOf(tx, place.orgId), user.id);
    await tx.update(memberships).set({ role: input.role }).where(membership(input));
    const person = { user, places: await placesOf(tx, user.id) };
    await endRights(tx, context, person, place, input);
    if (ROLES.indexOf(input.role) > ROLES.indexOf(role))
      answer.passwordEnded = await endPasswordKnownOutside(tx, context, person, place);
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

import { memberships } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { recordAudit } from "@/lib/audit/record";
import type { Role } from "@/lib/constants/permissions";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import type { ChangeMemberRoleInput } from "@/lib/schemas/user";
import { adminsOf, lockMembership, membership } from "./find";
import { assertAdminRemains } from "./rules";

/**
 * Gives a member another role; it counts from their next request on.
 * @throws AppError `not_found`, `forbidden`, `last_admin`
 */
export async function changeMemberRole(
  context: Context,
  input: ChangeMemberRoleInput,
): Promise<{ userId: string; name: string; role: Role }> {
  requirePermissionSomewhere(context, "members:write");
  return inTransaction(async (tx) => {
    const { user, role, place, isAccount } = await lockMembership(tx, context, input);
    const answer = { userId: user.id, name: user.name, role: input.role };
    if (role === input.role) return answer;
    if (isAccount && role === "admin") assertAdminRemains(await adminsOf(tx, place.orgId), user.id);
    await tx.update(memberships).set({ role: input.role }).where(membership(input));
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

import { memberships } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { recordAudit } from "@/lib/audit/record";
import { endSessionsOfUser } from "@/lib/auth/session-store";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { endLinksOf } from "@/lib/domain/users/one-time-link";
import { placesOf } from "@/lib/domain/users/person";
import type { MemberInput } from "@/lib/schemas/user";
import { adminsOf, lockMembership, membership } from "./find";
import { assertAdminRemains } from "./rules";

/**
 * Takes a role away. Links that an admin may still hold stop working, and whoever has no role left is signed out.
 * @throws AppError `not_found`, `forbidden`, `last_admin`
 */
export async function removeMember(
  context: Context,
  input: MemberInput,
): Promise<{ userId: string; name: string }> {
  requirePermissionSomewhere(context, "members:write");
  return inTransaction(async (tx) => {
    const { user, role, place, isAccount } = await lockMembership(tx, context, input);
    if (isAccount && role === "admin") assertAdminRemains(await adminsOf(tx, place.orgId), user.id);
    await tx.delete(memberships).where(membership(input));
    await endLinksOf(tx, user.id, context.now());
    const left = await placesOf(tx, user.id);
    if (left.length === 0 && !user.isSupport) await endSessionsOfUser(tx, user.id, context.now());
    await recordAudit(tx, context, {
      action: "member.remove",
      subject: { type: "membership", id: user.id, label: user.name },
      place,
      before: { role },
    });
    return { userId: user.id, name: user.name };
  });
}

import { eq } from "drizzle-orm";
import { invitations } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { recordAudit } from "@/lib/audit/record";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { assertShown, type IfShown } from "@/lib/domain/assert-version";
import type { InvitationInput, InvitationState } from "@/lib/schemas/user";
import { lockInvitation } from "./find-invitation";
import { roleOf } from "./invitation";

/**
 * Withdraws an open or expired invitation: its link stops working, and the address can be invited again.
 * @throws AppError `not_found`, also once it was accepted; `forbidden`; `edit_conflict` if it was renewed after it was
 *   `shown`
 */
export async function revokeInvitation(
  context: Context,
  { id, shown }: InvitationInput & IfShown<InvitationState>,
): Promise<{ id: string; email: string }> {
  requirePermissionSomewhere(context, "members:write");
  return inTransaction(async (tx) => {
    const { row, place } = await lockInvitation(tx, context, id, "members:write");
    assertShown({ expiresAt: row.expiresAt.toISOString() }, { shown });
    await tx.update(invitations).set({ endedAt: context.now() }).where(eq(invitations.id, id));
    await recordAudit(tx, context, {
      action: "invitation.revoke",
      subject: { type: "invitation", id, label: row.email },
      place,
      before: { name: row.name, email: row.email, role: roleOf(row) },
    });
    return { id, email: row.email };
  });
}

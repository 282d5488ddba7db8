import { eq } from "drizzle-orm";
import { invitations } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { recordAudit } from "@/lib/audit/record";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { assertShown, type IfShown } from "@/lib/domain/assert-version";
import type { InvitationInput, InvitationState } from "@/lib/schemas/user";
import { lockInvitation } from "./find-invitation";
import { newInvitationLink } from "./invitation";

/**
 * Creates a new link for an open or expired invitation. Its earlier link stops working, and it is now the caller's.
 * @throws AppError `not_found`, `forbidden`; `edit_conflict` if it was renewed after it was `shown`
 */
export async function renewInvitation(
  context: Context,
  { id, shown }: InvitationInput & IfShown<InvitationState>,
): Promise<{ name: string; link: string }> {
  requirePermissionSomewhere(context, "members:write");
  return inTransaction(async (tx) => {
    const { row, place } = await lockInvitation(tx, context, id, "members:write");
    assertShown({ expiresAt: row.expiresAt.toISOString() }, { shown });
    const { link, values } = newInvitationLink(context);
    await tx.update(invitations).set(values).where(eq(invitations.id, id));
    await recordAudit(tx, context, {
      action: "invitation.renew",
      subject: { type: "invitation", id, label: row.email },
      place,
    });
    return { name: row.name, link };
  });
}

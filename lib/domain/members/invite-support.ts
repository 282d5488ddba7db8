import { inTransaction } from "@/db/transaction";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { insertInvitation } from "./invitation";

/**
 * Invites an e-mail address to platform support, for the command line.
 * @throws AppError `forbidden`, `email_taken`
 */
export async function inviteSupport(
  context: Context,
  input: { email: string; name: string },
): Promise<{ id: string; link: string }> {
  requirePermissionSomewhere(context, "accounts:create");
  return inTransaction((tx) => insertInvitation(tx, context, { ...input, offer: null }));
}

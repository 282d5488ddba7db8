import { inTransaction } from "@/db/transaction";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { insertAccount } from "@/lib/domain/accounts/create-account";
import { lockStanding } from "@/lib/domain/standing";
import type { Organization } from "@/lib/schemas/organization";
import type { OpenAccountInput } from "@/lib/schemas/user";
import { insertInvitation } from "./invitation";

/**
 * Creates an account and invites its first admin, both or neither. Support only.
 * @throws AppError `forbidden`
 */
export async function openAccount(
  context: Context,
  input: OpenAccountInput,
): Promise<{ account: Organization; link: string }> {
  requirePermissionSomewhere(context, "accounts:create");
  const { adminName, adminEmail, ...fields } = input;
  return inTransaction(async (tx) => {
    await lockStanding(tx, context, "accounts:create", [null]);
    const account = await insertAccount(tx, context, fields);
    const { link } = await insertInvitation(tx, context, {
      name: adminName,
      email: adminEmail,
      offer: { orgId: account.id, accountId: account.id, role: "admin" },
    });
    return { account, link };
  });
}

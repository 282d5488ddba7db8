import { inTransaction } from "@/db/transaction";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { insertAccount } from "@/lib/domain/accounts/create-account";
import { AppError } from "@/lib/errors";
import type { Organization } from "@/lib/schemas/organization";
import type { OpenAccountInput } from "@/lib/schemas/user";
import { inviteInto } from "./invite-member";

/**
 * Makes an account and invites its first admin; both or neither. Support only.
 * @throws AppError `forbidden`; `email_taken` on `adminEmail`
 */
export async function openAccount(
  context: Context,
  input: OpenAccountInput,
): Promise<{ account: Organization; link: string | null }> {
  requirePermissionSomewhere(context, "accounts:create");
  const { adminName, adminEmail, ...fields } = input;
  try {
    return await inTransaction(async (tx) => {
      const account = await insertAccount(tx, context, fields);
      const { link } = await inviteInto(tx, context, {
        orgId: account.id,
        name: adminName,
        email: adminEmail,
        role: "admin",
      });
      return { account, link };
    });
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "email_taken") throw error;
    throw new AppError("email_taken", {
      fields: error.fields?.map((field) => ({ ...field, path: "adminEmail" })),
    });
  }
}

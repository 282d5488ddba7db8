import { inTransaction } from "@/db/transaction";
import type { Role } from "@/lib/constants/permissions";
import type { Context } from "@/lib/context";
import { requirePermission } from "@/lib/context";
import { findOrganization } from "@/lib/domain/organizations/find";
import { createUser } from "./create-user";
import { assertGoodPassword } from "./password-rules";

/**
 * Adds a user for the command line and the demo; in the console people are invited. Without a password they sign in only
 * once they have set one by a link.
 * @throws AppError `not_found`, `forbidden`, `email_taken`, `validation_failed`
 */
export async function registerUser(
  context: Context,
  input: { email: string; name: string; password: string | null } & (
    | { orgId: string; role: Role }
    | { isSupport: true }
  ),
): Promise<{ id: string }> {
  if (input.password !== null) assertGoodPassword(input.password, input);
  return inTransaction(async (tx) => {
    const { email, name, password } = input;
    if ("isSupport" in input) {
      requirePermission(context, "accounts:create", { orgId: "", accountId: "" });
      return createUser(tx, context, { email, name, password, isSupport: true });
    }
    const organization = await findOrganization(tx, context, input.orgId);
    const place = { orgId: organization.id, accountId: organization.accountId };
    requirePermission(context, "members:write", place);
    return createUser(tx, context, { email, name, password, membership: { ...place, role: input.role } });
  });
}

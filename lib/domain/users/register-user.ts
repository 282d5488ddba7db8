import { inTransaction } from "@/db/transaction";
import type { Role } from "@/lib/constants/permissions";
import type { Context } from "@/lib/context";
import { requirePermission } from "@/lib/context";
import { findOrganization } from "@/lib/domain/organizations/find";
import { createUser } from "./create-user";
import { assertGoodPassword } from "./password-rules";

/**
 * Adds a user with a password at once, for the command line and the demo; people are invited instead.
 * @throws AppError `not_found`, `forbidden`, `email_taken`, `validation_failed`
 */
export async function registerUser(
  context: Context,
  input: { email: string; name: string; password: string } & (
    | { orgId: string; role: Role }
    | { isSupport: true }
  ),
): Promise<{ id: string }> {
  assertGoodPassword(input.password, input);
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

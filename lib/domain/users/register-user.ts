import { database } from "@/db/client";
import { inTransaction } from "@/db/transaction";
import { hashForAddress } from "@/lib/auth/address-password";
import type { Role } from "@/lib/constants/permissions";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { findOrganization, lockOrganization, placeOf } from "@/lib/domain/organizations/find";
import { createUser } from "./create-user";
import { assertGoodPassword } from "./password-rules";
import { practicesOf } from "./person";

/**
 * Creates a login with a password, for the command line and the demo; the console invites people instead.
 * @throws AppError `not_found`, `forbidden`, `email_taken`, `validation_failed`
 */
export async function registerUser(
  context: Context,
  input: { email: string; name: string; password: string } & (
    | { orgId: string; role: Role }
    | { isSupport: true }
  ),
): Promise<{ id: string }> {
  const { email, name, password } = input;
  if ("isSupport" in input) requirePermissionSomewhere(context, "accounts:create");
  const place = "orgId" in input ? placeOf(await findOrganization(database(), context, input.orgId)) : null;
  const practices = await practicesOf(database(), place ? [place] : []);
  assertGoodPassword(password, { ...input, practices });
  const passwordHash = await hashForAddress(database(), email, password);
  return inTransaction(async (tx) => {
    if ("isSupport" in input) return createUser(tx, context, { email, name, passwordHash, membership: null });
    const { orgId, role } = input;
    const locked = placeOf(await lockOrganization(tx, context, orgId, "members:write", "key share"));
    return createUser(tx, context, { email, name, passwordHash, membership: { ...locked, role } });
  });
}

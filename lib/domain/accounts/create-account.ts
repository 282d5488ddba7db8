import type { Transaction } from "@/db/client";
import { organizations } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { recordAudit } from "@/lib/audit/record";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { auditedFields, presentOrganization } from "@/lib/domain/organizations/present";
import type { Account } from "@/lib/schemas/account";
import type { CreateAccountInput, Organization } from "@/lib/schemas/organization";

/**
 * Creates an account: the organization at the top of a group, or a practice that stands alone. Support only.
 * @throws AppError `forbidden`
 */
export async function createAccount(context: Context, input: CreateAccountInput): Promise<Account> {
  requirePermissionSomewhere(context, "accounts:create");
  const account = await inTransaction((tx) => insertAccount(tx, context, input));
  return { ...account, locationCount: 0 };
}

/** Creates an account in the caller's transaction. The caller has checked the permission. */
export async function insertAccount(
  tx: Transaction,
  context: Context,
  input: CreateAccountInput,
): Promise<Organization> {
  const { address, ...fields } = input;
  const now = context.now();
  const [inserted] = await tx
    .insert(organizations)
    .values({ ...fields, ...address, country: address?.country ?? "US", createdAt: now, updatedAt: now })
    .returning();
  if (!inserted) throw new Error("The account was not inserted.");
  const row = { ...inserted, officeHours: [] };
  await recordAudit(tx, context, {
    action: "account.create",
    subject: { type: "account", id: row.id, label: row.name },
    place: { accountId: row.accountId, orgId: row.id },
    after: auditedFields(row),
  });
  return presentOrganization(row);
}

import type { Transaction } from "@/db/client";
import { organizations } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { recordAudit } from "@/lib/audit/record";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { findOrganization } from "@/lib/domain/organizations/find";
import { auditedFields, presentOrganization } from "@/lib/domain/organizations/present";
import { assertPossiblePhone } from "@/lib/domain/organizations/rules";
import type { CreateAccountInput, Organization } from "@/lib/schemas/organization";

/** Makes an account: the organization at the top of a group, or a practice that stands alone. Support only. */
export async function createAccount(context: Context, input: CreateAccountInput): Promise<Organization> {
  requirePermissionSomewhere(context, "accounts:create");
  return inTransaction((tx) => insertAccount(tx, context, input));
}

/** The same in the caller's transaction; whoever calls has checked that it is allowed. */
export async function insertAccount(
  tx: Transaction,
  context: Context,
  input: CreateAccountInput,
): Promise<Organization> {
  assertPossiblePhone(input.phone);
  const { address, ...fields } = input;
  const now = context.now();
  const [inserted] = await tx
    .insert(organizations)
    .values({ ...fields, ...address, country: address?.country ?? "US", createdAt: now, updatedAt: now })
    .returning({ id: organizations.id });
  if (!inserted) throw new Error("The account was not inserted.");
  const row = await findOrganization(tx, context, inserted.id);
  await recordAudit(tx, context, {
    action: "account.create",
    subject: { type: "account", id: row.id, label: row.name },
    place: { accountId: row.accountId, orgId: row.id },
    after: auditedFields(row),
  });
  return presentOrganization(row);
}

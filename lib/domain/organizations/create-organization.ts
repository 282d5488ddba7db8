import { organizations } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { recordAudit } from "@/lib/audit/record";
import { roleMay } from "@/lib/constants/permissions";
import { type Context, requirePermission, requirePermissionSomewhere } from "@/lib/context";
import { AppError } from "@/lib/errors";
import type { CreateOrganizationInput, Organization } from "@/lib/schemas/organization";
import { findOrganization, lockOrganization } from "./find";
import { saveOfficeHours } from "./office-hours";
import { auditedFields, presentOrganization } from "./present";
import { asReferenceTaken } from "./reference-taken";
import { assertPossiblePhone } from "./rules";

/**
 * Adds a location to an account: the one given, or the only one of the caller.
 * @throws AppError `reference_taken`; `validation_failed` on `parentAccountOrgId` where the account is not clear
 */
export async function createOrganization(
  context: Context,
  input: CreateOrganizationInput,
): Promise<Organization> {
  requirePermissionSomewhere(context, "organizations:write");
  assertPossiblePhone(input.phone);
  const parentId = input.parentAccountOrgId ?? onlyAccount(context);
  const { officeHours, address, parentAccountOrgId: _, ...fields } = input;
  return inTransaction(async (tx) => {
    const parent = await lockOrganization(tx, context, parentId, "key share");
    requirePermission(context, "organizations:write", { orgId: parent.id, accountId: parent.accountId });
    if (parent.parentAccountOrgId)
      throw unclearAccount("not_an_account", "That is a location, not an account.");
    const now = context.now();
    const [inserted] = await tx
      .insert(organizations)
      .values({
        ...fields,
        ...address,
        country: address?.country ?? "US",
        parentAccountOrgId: parent.id,
        createdAt: now,
        updatedAt: now,
      })
      .returning({ id: organizations.id });
    if (!inserted) throw new Error("The organization was not inserted.");
    await saveOfficeHours(tx, inserted.id, officeHours ?? []);
    const row = await findOrganization(tx, { ...context, reach: { everything: true } }, inserted.id);
    await recordAudit(tx, context, {
      action: "organization.create",
      subject: { type: "organization", id: row.id, label: row.name },
      place: { accountId: row.accountId, orgId: row.id },
      after: auditedFields(row),
    });
    return presentOrganization(row);
  }).catch((error) => {
    throw asReferenceTaken(error);
  });
}

/** What a member of one account creates becomes a location of it; otherwise the caller has to say. */
function onlyAccount(context: Context): string {
  if (context.reach.everything) throw unclearAccount("required", "Choose the account.");
  const accounts = context.reach.accounts.filter((grant) => roleMay(grant.role, "organizations:write"));
  const [only] = accounts;
  if (!only) throw new AppError("forbidden");
  if (new Set(accounts.map((grant) => grant.accountId)).size > 1)
    throw unclearAccount("required", "You work for several accounts. Choose one.");
  return only.accountId;
}

function unclearAccount(code: string, message: string): AppError {
  return new AppError("validation_failed", { fields: [{ path: "parentAccountOrgId", code, message }] });
}

import { organizations } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { recordAudit } from "@/lib/audit/record";
import type { FieldCode } from "@/lib/constants/field-codes";
import { roleMay } from "@/lib/constants/permissions";
import { type Context, forbidden, requirePermissionSomewhere } from "@/lib/context";
import { inField } from "@/lib/domain/in-field";
import { AppError } from "@/lib/errors";
import type { CreateOrganizationInput, Organization } from "@/lib/schemas/organization";
import { lockOrganization } from "./find";
import { saveOfficeHours } from "./office-hours";
import { auditedFields, presentOrganization } from "./present";
import { asReferenceTaken } from "./reference-taken";

/**
 * Creates a location of an account: the given one, or the caller's only account.
 * @throws AppError `not_found`, `forbidden`, `reference_taken`; `validation_failed` on `parentAccountOrgId` when the
 *   account is unclear
 */
export async function createOrganization(
  context: Context,
  input: CreateOrganizationInput,
): Promise<Organization> {
  requirePermissionSomewhere(context, "organizations:write");
  const parentId = input.parentAccountOrgId ?? onlyAccount(context);
  const { officeHours, address, parentAccountOrgId: _, ...fields } = input;
  return inTransaction(async (tx) => {
    const parent = await inField(
      "parentAccountOrgId",
      lockOrganization(tx, context, parentId, "organizations:write", "key share"),
    );
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
      .returning();
    if (!inserted) throw new Error("The organization was not inserted.");
    const row = { ...inserted, officeHours: officeHours ?? [] };
    await saveOfficeHours(tx, row.id, row.officeHours);
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

/** The account for what the caller creates: their only one. Callers with several accounts have to name it. */
function onlyAccount(context: Context): string {
  if (context.reach.everything) throw unclearAccount("required", "Name the account that it belongs to.");
  const accounts = context.reach.accounts.filter((grant) => roleMay(grant.role, "organizations:write"));
  const [only] = accounts;
  if (!only) throw forbidden(context, "organizations:write", undefined, "an account’s key");
  if (new Set(accounts.map((grant) => grant.accountId)).size > 1)
    throw unclearAccount("required", "You reach several accounts. Name the one that it belongs to.");
  return only.accountId;
}

function unclearAccount(code: FieldCode, message: string): AppError {
  return new AppError("validation_failed", { fields: [{ path: "parentAccountOrgId", code, message }] });
}

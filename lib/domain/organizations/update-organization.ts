import { eq } from "drizzle-orm";
import { organizations } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { difference, recordAudit } from "@/lib/audit/record";
import { type Context, requirePermission, requirePermissionSomewhere } from "@/lib/context";
import { assertVersion } from "@/lib/domain/assert-version";
import type { Organization, UpdateOrganizationInput } from "@/lib/schemas/organization";
import { findOrganization, lockWholeOrganization } from "./find";
import { saveOfficeHours } from "./office-hours";
import { auditedFields, presentOrganization } from "./present";
import { asReferenceTaken } from "./reference-taken";
import { assertPossiblePhone } from "./rules";

/**
 * Changes an organization. Fields that are absent stay, also inside the address; days without hours given stay. A save
 * that changes nothing leaves no trace.
 * @throws AppError `edit_conflict` with `details.current` when `version` is not the present one; `reference_taken`
 */
export async function updateOrganization(
  context: Context,
  input: UpdateOrganizationInput,
): Promise<Organization> {
  requirePermissionSomewhere(context, "organizations:write");
  assertPossiblePhone(input.phone);
  const { id, version, officeHours, address, ...fields } = input;
  return inTransaction(async (tx) => {
    const before = await lockWholeOrganization(tx, context, id);
    requirePermission(context, "organizations:write", { orgId: before.id, accountId: before.accountId });
    await assertVersion(before, version, presentOrganization);
    await tx
      .update(organizations)
      .set({ ...fields, ...address, version: before.version + 1, updatedAt: context.now() })
      .where(eq(organizations.id, before.id));
    await saveOfficeHours(tx, before.id, officeHours ?? []);
    const after = await findOrganization(tx, context, before.id);
    const change = { before: auditedFields(before), after: auditedFields(after) };
    if (difference(change.before, change.after).changes.length === 0) {
      const { version, updatedAt } = before;
      await tx.update(organizations).set({ version, updatedAt }).where(eq(organizations.id, before.id));
      return presentOrganization(before);
    }
    await recordAudit(tx, context, {
      action: "organization.update",
      subject: { type: "organization", id: after.id, label: after.name },
      place: { accountId: after.accountId, orgId: after.id },
      ...change,
    });
    return presentOrganization(after);
  }).catch((error) => {
    throw asReferenceTaken(error);
  });
}

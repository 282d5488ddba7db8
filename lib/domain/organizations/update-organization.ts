import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { organizations } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { difference, recordAudit } from "@/lib/audit/record";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { assertNewName } from "@/lib/domain/assert-new-name";
import { assertVersion, type Guarded, type Versioned } from "@/lib/domain/assert-version";
import type { Organization, UpdateOrganizationInput } from "@/lib/schemas/organization";
import { lockWholeOrganization, placeOf } from "./find";
import { saveOfficeHours, withDays } from "./office-hours";
import { auditedFields, type OrganizationRow, presentOrganization } from "./present";
import { asReferenceTaken } from "./reference-taken";

/**
 * Changes an organization. Absent fields stay, also inside the address, and so do days without given hours. A change
 * that changes nothing records nothing.
 * @param presentCurrent the current state as an `edit_conflict` shows it
 * @throws AppError `not_found`, `forbidden`, `reference_taken`; `edit_conflict` with `details.current` when `version`
 *   is not the current one
 */
export async function updateOrganization(
  context: Context,
  input: Guarded<UpdateOrganizationInput>,
  presentCurrent: (current: Organization) => Versioned = (current) => current,
): Promise<Organization> {
  requirePermissionSomewhere(context, "organizations:write");
  return inTransaction(async (tx) => {
    const before = await lockWholeOrganization(tx, context, input.id, "organizations:write");
    return changeOrganization(tx, context, before, input, presentCurrent);
  }).catch((error) => {
    throw asReferenceTaken(error);
  });
}

/**
 * Changes an organization that is locked.
 * @param presentCurrent the current state as an `edit_conflict` shows it
 * @throws AppError as `updateOrganization`
 */
export async function changeOrganization(
  tx: Transaction,
  context: Context,
  before: OrganizationRow,
  input: Guarded<UpdateOrganizationInput>,
  presentCurrent: (current: Organization) => Versioned,
): Promise<Organization> {
  const { id: _, version, officeHours, address, ...fields } = input;
  await assertVersion(before, version, (row) => presentCurrent(presentOrganization(row)));
  assertNewName(fields.name, before.name, { path: "name", label: "The name" });
  const [row] = await tx
    .update(organizations)
    .set({ ...fields, ...address, version: before.version + 1, updatedAt: context.now() })
    .where(eq(organizations.id, before.id))
    .returning();
  if (!row) throw new Error("The organization was not updated.");
  await saveOfficeHours(tx, row.id, officeHours ?? []);
  const after = { ...row, officeHours: withDays(before.officeHours, officeHours ?? []) };
  const change = { before: auditedFields(before), after: auditedFields(after) };
  if (difference(change.before, change.after).changes.length === 0) {
    const { version, updatedAt } = before;
    await tx.update(organizations).set({ version, updatedAt }).where(eq(organizations.id, before.id));
    return presentOrganization(before);
  }
  await recordAudit(tx, context, {
    action: "organization.update",
    subject: { type: "organization", id: after.id, label: after.name },
    place: placeOf(after),
    ...change,
  });
  return presentOrganization(after);
}

import { eq } from "drizzle-orm";
import { sipTrunks } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { difference, recordAudit } from "@/lib/audit/record";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { assertVersion, type Guarded } from "@/lib/domain/assert-version";
import type { Trunk, UpdateTrunkInput } from "@/lib/schemas/sip-trunk";
import { lockTrunk } from "./find";
import { sealedPassword } from "./password";
import { auditedFields, presentTrunk } from "./present";

/**
 * Changes a trunk. Absent fields stay. A change that changes nothing records nothing.
 * @throws AppError `not_found`, `forbidden`; `edit_conflict` with `details.current` when `version` is not the current
 *   one
 */
export async function updateTrunk(context: Context, input: Guarded<UpdateTrunkInput>): Promise<Trunk> {
  requirePermissionSomewhere(context, "trunks:write");
  const { id, version, password, ...fields } = input;
  return inTransaction(async (tx) => {
    const before = await lockTrunk(tx, context, id, "trunks:write");
    await assertVersion(before, version, presentTrunk);
    const wanted = {
      ...before,
      ...given(fields),
      ...(password === undefined ? {} : { sealedPassword: sealedPassword(before.id, password) }),
    };
    const change = { before: auditedFields(before), after: auditedFields(wanted) };
    const { changes } = difference(change.before, change.after);
    // Replacing one password with another changes no field that the history shows.
    const isNewPassword = typeof password === "string";
    if (changes.length === 0 && !isNewPassword) return presentTrunk(before);
    const [row] = await tx
      .update(sipTrunks)
      .set({ ...wanted, version: before.version + 1, updatedAt: context.now() })
      .where(eq(sipTrunks.id, before.id))
      .returning();
    if (!row) throw new Error("The trunk was not updated.");
    await recordAudit(tx, context, {
      action: "sip_trunk.update",
      subject: { type: "sip_trunk", id: row.id, label: row.name },
      place: { orgId: row.orgId, accountId: row.accountId },
      before: { ...change.before, passwordChanged: false },
      after: { ...change.after, passwordChanged: isNewPassword },
    });
    return presentTrunk(row);
  });
}

function given<Fields extends object>(fields: Fields): Partial<Fields> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Partial<Fields>;
}

import { and, eq, notInArray } from "drizzle-orm";
import { phoneNumbers, sipTrunks } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { recordAudit } from "@/lib/audit/record";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { assertVersion, type IfVersion } from "@/lib/domain/assert-version";
import { AppError } from "@/lib/errors";
import type { TrunkIdInput } from "@/lib/schemas/sip-trunk";
import { lockTrunk, requireTrunkWrite } from "./find";
import { auditedFields, presentTrunk } from "./present";

/**
 * Deletes a trunk that no line uses, but for those on their way back. The lock keeps a line from being given it between
 * the look and the deletion.
 * @throws AppError `not_found`, `forbidden`, `trunk_in_use` with `details.lines`; `edit_conflict` when `version` is
 *   not the present one
 */
export async function deleteTrunk(
  context: Context,
  input: TrunkIdInput & IfVersion,
): Promise<{ id: string }> {
  requirePermissionSomewhere(context, "trunks:write");
  return inTransaction(async (tx) => {
    const trunk = await lockTrunk(tx, context, input.id, "update");
    requireTrunkWrite(context, trunk);
    await assertVersion(trunk, input.version, presentTrunk);
    const lines = await tx
      .select({ id: phoneNumbers.id, number: phoneNumbers.number, name: phoneNumbers.name })
      .from(phoneNumbers)
      .where(
        and(
          eq(phoneNumbers.transferTrunkId, trunk.id),
          notInArray(phoneNumbers.status, ["releasing", "released"]),
        ),
      )
      .orderBy(phoneNumbers.createdAt);
    if (lines.length > 0) throw new AppError("trunk_in_use", { details: { lines } });
    await tx
      .update(phoneNumbers)
      .set({ transferTrunkId: null })
      .where(eq(phoneNumbers.transferTrunkId, trunk.id));
    await tx.delete(sipTrunks).where(eq(sipTrunks.id, trunk.id));
    await recordAudit(tx, context, {
      action: "sip_trunk.delete",
      subject: { type: "sip_trunk", id: trunk.id, label: trunk.name },
      place: { orgId: trunk.orgId, accountId: trunk.accountId },
      before: auditedFields(trunk),
    });
    return { id: trunk.id };
  });
}

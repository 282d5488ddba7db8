import { and, eq, notInArray } from "drizzle-orm";
import { phoneNumbers, sipTrunks } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { recordAudit } from "@/lib/audit/record";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { assertVersion, type IfVersion } from "@/lib/domain/assert-version";
import { AppError } from "@/lib/errors";
import type { TrunkIdInput } from "@/lib/schemas/sip-trunk";
import { lockTrunk } from "./find";
import { auditedFields, presentTrunk } from "./present";

/**
 * Deletes a trunk that no line uses; lines being released do not count. The lock keeps a line from being given the
 * trunk between the check and the deletion.
 * @throws AppError `not_found`, `forbidden`, `trunk_in_use` with `details.lines`; `edit_conflict` when `version` is
 *   not the current one
 */
export async function deleteTrunk(
  context: Context,
  input: TrunkIdInput & IfVersion,
): Promise<{ id: string }> {
  requirePermissionSomewhere(context, "trunks:write");
  return inTransaction(async (tx) => {
    const trunk = await lockTrunk(tx, context, input.id, "trunks:write");
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

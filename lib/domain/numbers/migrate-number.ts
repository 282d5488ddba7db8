import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { sipTrunks } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { type Context, requirePermission, requirePermissionSomewhere } from "@/lib/context";
import { assertVersion, type IfVersion } from "@/lib/domain/assert-version";
import { inField } from "@/lib/domain/in-field";
import { lockOrganization, placeOf } from "@/lib/domain/organizations/find";
import { reserveSlot } from "@/lib/domain/slots/reserve-slot";
import type { MigrateNumberInput } from "@/lib/schemas/phone-number";
import { type NumberResult, presentNumberById, writeNumber } from "./change-number";
import { presentNumber } from "./present";
import { recordMove } from "./record-move";
import { assertMigratable } from "./rules";
import { type Line, lockNumber } from "./select-numbers";
import { servesLinesOf } from "./transfer-trunk";

/**
 * Moves a line to another organization, where it arrives detached (product rule 10). Locks only the target organization
 * and then the line, the order that everybody uses, so two moves in opposite directions cannot deadlock.
 * @throws AppError `not_found` for a foreign line or target, `forbidden`, `same_organization`, `number_not_active`,
 *   `number_limit_reached`; `edit_conflict` with `details.current` if `version` is not the current one
 */
export async function migrateNumber(
  context: Context,
  input: MigrateNumberInput & IfVersion,
): Promise<NumberResult> {
  requirePermissionSomewhere(context, "numbers:migrate");
  return inTransaction(async (tx) => {
    const organization = await inField(
      "targetOrgId",
      lockOrganization(tx, context, input.targetOrgId, "numbers:migrate", "update"),
    );
    const target = placeOf(organization);
    const line = await lockNumber(tx, context, input.id, "numbers:migrate");
    await assertVersion(line, input.version, ({ id }) => presentNumberById(tx, context, id));
    const leavesAccount = line.accountId !== target.accountId;
    if (leavesAccount) requirePermission(context, "numbers:migrate-across-accounts", line);
    assertMigratable(line, target.orgId);
    await reserveSlot(tx, target.orgId);
    const transferTrunkId = await trunkAfterMove(tx, line, target);
    const moved = await writeNumber(tx, context, line, {
      ...target,
      botId: null,
      languageMismatch: false,
      verifiedCallerId: null,
      callbackForwardingNumber: null,
      transferTrunkId,
      attachedAt: null,
      detachedAt: line.botId === null ? line.detachedAt : context.now(),
    });
    const entryId = await recordMove(tx, context, line, {
      line: moved.line,
      names: { organizationName: organization.name, botName: null },
    });
    return { phoneNumber: presentNumber({ ...moved, bot: null }), warnings: [], entryId };
  });
}

/** The line keeps its trunk if the target may use it: if its account owns the trunk. */
async function trunkAfterMove(
  tx: Transaction,
  line: Line,
  target: { orgId: string; accountId: string },
): Promise<string | null> {
  if (line.transferTrunkId === null) return null;
  const [trunk] = await tx.select().from(sipTrunks).where(eq(sipTrunks.id, line.transferTrunkId));
  return trunk && servesLinesOf(trunk, target) ? trunk.id : null;
}

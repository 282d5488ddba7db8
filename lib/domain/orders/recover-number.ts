import { inTransaction } from "@/db/transaction";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { assertVersion, type IfVersion } from "@/lib/domain/assert-version";
import { recordNumberAudit } from "@/lib/domain/numbers/change-number";
import {
  findRecoveryDeadline,
  findReleasedRow,
  readRecoveryOrders,
} from "@/lib/domain/numbers/get-released-number";
import { presentNumber } from "@/lib/domain/numbers/present";
import { lockOrganization } from "@/lib/domain/organizations/find";
import { AppError } from "@/lib/errors";
import type { Order } from "@/lib/schemas/order";
import type { NumberIdInput } from "@/lib/schemas/phone-number";
import { presentOrder } from "./present";
import { findOrderRow } from "./select-orders";
import { startOrder } from "./start-order";

/**
 * Buys back the number of a released line while its carrier reserves it. This is an order for exactly that number,
 * without a search. The new line has the organization, name, language and voice of the old one, and no bot. Two
 * requests are one order; after a failed order, recovering can be tried again.
 * @throws AppError `not_found`, `forbidden`, `number_not_available` once the carrier no longer reserves the number or
 *   another line has it, `edit_conflict` if `version` is not the line's, and as `startOrder`
 */
export async function recoverNumber(
  context: Context,
  input: NumberIdInput & IfVersion,
): Promise<{ order: Order }> {
  requirePermissionSomewhere(context, "numbers:provision");
  return inTransaction(async (tx) => {
    const row = await findReleasedRow(tx, context, input.id);
    await lockOrganization(tx, context, row.line.orgId, "numbers:provision", "update");
    await assertVersion(row.line, input.version, () => presentNumber(row));
    const { current, failed } = await readRecoveryOrders(tx, row.line.id);
    if (current) return { order: presentOrder(await findOrderRow(tx, context, current.id)) };
    if ((await findRecoveryDeadline(tx, context, row)) === null)
      throw new AppError("number_not_available", {
        message: "This number can no longer be recovered.",
      });
    const { orgId, number: phoneNumber, name, language, voiceId } = presentNumber(row);
    const intentKey = `recover ${row.line.id} ${failed + 1}`;
    const ordered = { orgId, name, language, voiceId, phoneNumber, intentKey };
    const { order } = await startOrder(context, ordered, { recovers: row.line });
    await recordNumberAudit(tx, context, row.line, {
      action: "number.recover",
      after: { orderId: order.id },
    });
    return { order };
  });
}

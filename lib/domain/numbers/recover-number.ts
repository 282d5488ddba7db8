import { inTransaction } from "@/db/transaction";
import { type Context, requirePermission, requirePermissionSomewhere } from "@/lib/context";
import { presentOrder } from "@/lib/domain/orders/present";
import { findOrderRow } from "@/lib/domain/orders/select-orders";
import { startOrder } from "@/lib/domain/orders/start-order";
import { lockOrganization } from "@/lib/domain/organizations/find";
import { AppError } from "@/lib/errors";
import type { NumberIdInput, Order } from "@/lib/schemas/phone-number";
import { recordNumberAudit } from "./change-number";
import { presentNumber } from "./present";
import { findReleasedRow, recoverableTill, recoveriesOf } from "./released-number";

/**
 * Buys the number of a released line back, while its carrier keeps it: an order like any other, for exactly that number
 * and without a search. The new line has the organization, name, language and voice of the old one, and no bot. Asked
 * for twice it is one order; after one that failed it can be tried again.
 * @throws AppError `not_found`, `forbidden`, `number_not_available` once the carrier keeps it no more or it serves a
 *   line again, and as `startOrder`
 */
export async function recoverNumber(context: Context, input: NumberIdInput): Promise<{ order: Order }> {
  requirePermissionSomewhere(context, "numbers:provision");
  return inTransaction(async (tx) => {
    const row = await findReleasedRow(tx, context, input.id);
    await lockOrganization(tx, context, row.line.orgId, "update");
    requirePermission(context, "numbers:provision", row.line);
    const { current, failed } = await recoveriesOf(tx, row.line.id);
    if (current) return { order: presentOrder(await findOrderRow(tx, context, current.id)) };
    if ((await recoverableTill(tx, context, row)) === null)
      throw new AppError("number_not_available", {
        message: "The carrier does not give this number back any more.",
      });
    const { orgId, number: phoneNumber, name, language, voiceId } = presentNumber(row);
    const intentKey = `recover ${row.line.id} ${failed + 1}`;
    const wish = { orgId, name, language, voiceId, phoneNumber, intentKey };
    const { order } = await startOrder(context, wish, { recovers: row.line.id });
    await recordNumberAudit(tx, context, row.line, {
      action: "number.recover",
      after: { orderId: order.id },
    });
    return { order };
  });
}

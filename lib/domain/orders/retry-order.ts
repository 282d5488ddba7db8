import { database } from "@/db/client";
import { type Context, requirePermission, requirePermissionSomewhere } from "@/lib/context";
import type { Warning } from "@/lib/errors";
import type { Order, OrderIdInput } from "@/lib/schemas/order";
import { assertShownOrder, type IfOrder } from "./lock-order";
import { presentOrder } from "./present";
import { findOrderRow } from "./select-orders";
import { startOrder } from "./start-order";

/**
 * Tries a failed order again: places a new order for the same thing. An order that has not failed is returned
 * unchanged. Trying the same failed order again returns the same new order.
 * @throws AppError `not_found`, and as `startOrder`; `edit_conflict` if the order is not as it was shown
 */
export async function retryOrder(
  context: Context,
  { id, ...guard }: OrderIdInput & IfOrder,
): Promise<{ order: Order; warnings: Warning[] }> {
  requirePermissionSomewhere(context, "numbers:provision");
  const row = await findOrderRow(database(), context, id);
  const { order } = row;
  requirePermission(context, "numbers:provision", order);
  assertShownOrder(row, guard);
  if (order.state !== "failed") return { order: presentOrder(row), warnings: [] };
  const { voiceId } = presentOrder(row);
  const ordered = {
    orgId: order.orgId,
    name: order.name,
    language: order.language,
    voiceId,
    botId: row.bot?.id ?? null,
    areaCode: order.requestedNumber ? null : order.areaCodeAsked,
    phoneNumber: order.requestedNumber,
    callbackForwardingNumber: order.callbackForwardingNumber,
    intentKey: `retry:${order.id}`,
  };
  const recovers = order.recoversNumberId && { id: order.recoversNumberId, carrier: order.carrier };
  return startOrder(context, ordered, { recovers: recovers || null });
}

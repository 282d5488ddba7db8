import { database } from "@/db/client";
import { type Context, requirePermission, requirePermissionSomewhere } from "@/lib/context";
import type { Warning } from "@/lib/errors";
import type { Order, OrderIdInput } from "@/lib/schemas/phone-number";
import { presentOrder } from "./present";
import { findOrderRow } from "./select-orders";
import { startOrder } from "./start-order";

/**
 * Tries a failed purchase again: a new one with the same wishes. One that has not failed is answered as it is, and
 * whoever tries the same one again gets the same new one.
 * @throws AppError `not_found`, and as `startOrder`
 */
export async function retryOrder(
  context: Context,
  { id }: OrderIdInput,
): Promise<{ order: Order; warnings: Warning[] }> {
  requirePermissionSomewhere(context, "numbers:provision");
  const row = await findOrderRow(database(), context, id);
  const { order } = row;
  requirePermission(context, "numbers:provision", order);
  if (order.state !== "failed") return { order: presentOrder(row), warnings: [] };
  const { voiceId } = presentOrder(row);
  const wish = {
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
  return startOrder(context, wish, { recovers: order.recoversNumberId });
}

import { eq, sql } from "drizzle-orm";
import { phoneNumberOrders } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { enqueueJob } from "@/lib/jobs/queue";
import type { Order, OrderIdInput } from "@/lib/schemas/phone-number";
import { lockOrder, recordOrderAudit } from "./lock-order";
import { presentOrder } from "./present";
import { isAtRest } from "./rules";
import { findOrderRow } from "./select-orders";

/**
 * Lets a purchase that stopped or waits go on at once, with a new day's time. One that is under way, done or failed
 * stays as it is, so that it is safe to press twice.
 * @throws AppError `not_found`, `forbidden`
 */
export async function finishOrder(context: Context, input: OrderIdInput): Promise<Order> {
  requirePermissionSomewhere(context, "numbers:provision");
  return inTransaction(async (tx) => {
    const order = await lockOrder(tx, context, input.id, "numbers:provision");
    if (isAtRest(order)) {
      await tx
        .update(phoneNumberOrders)
        .set({
          stoppedAt: null,
          stoppedFor: null,
          waitingFor: null,
          nextTryAt: null,
          attempts: 0,
          deadlineAt: sql`clock_timestamp() + interval '24 hours'`,
          updatedAt: context.now(),
        })
        .where(eq(phoneNumberOrders.id, order.id));
      await recordOrderAudit(tx, context, order, "number.order_resumed");
      await enqueueJob(tx, "orders.advance", { orderId: order.id }, { key: `order:${order.id}` });
    }
    return presentOrder(await findOrderRow(tx, context, order.id));
  });
}

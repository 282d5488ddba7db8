import { eq } from "drizzle-orm";
import { phoneNumberOrders } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { enqueueJob } from "@/lib/jobs/queue";
import type { Order, OrderIdInput } from "@/lib/schemas/phone-number";
import { lockOrder, recordOrderAudit } from "./lock-order";
import { presentOrder } from "./present";
import { isOpen } from "./rules";
import { findOrderRow } from "./select-orders";

/**
 * Gives a purchase up: what was bought goes back to the carrier, and the order has then failed. The worker does it, as
 * soon as whoever is at work on the order has put it down. One that is given up already, done or failed stays as it is.
 * @throws AppError `not_found`, `forbidden`
 */
export async function releaseOrder(context: Context, input: OrderIdInput): Promise<Order> {
  requirePermissionSomewhere(context, "numbers:release");
  return inTransaction(async (tx) => {
    const order = await lockOrder(tx, context, input.id, "numbers:release");
    if (isOpen(order) && !order.releaseAskedAt) {
      const at = context.now();
      const rest = { stoppedAt: null, stoppedFor: null, waitingFor: null, nextTryAt: null, attempts: 0 };
      await tx
        .update(phoneNumberOrders)
        .set({ ...rest, releaseAskedAt: at, updatedAt: at })
        .where(eq(phoneNumberOrders.id, order.id));
      await recordOrderAudit(tx, context, order, "number.order_given_up");
      await enqueueJob(tx, "orders.advance", { orderId: order.id }, { key: `order:${order.id}` });
    }
    return presentOrder(await findOrderRow(tx, context, order.id));
  });
}

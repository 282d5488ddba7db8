import { inTransaction } from "@/db/transaction";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { enqueueJob } from "@/lib/jobs/queue";
import type { Order, OrderIdInput } from "@/lib/schemas/order";
import { assertShownOrder, type IfOrder, lockOrder, recordOrderAudit, writeOrder } from "./lock-order";
import { presentOrder } from "./present";
import { isOpen, RESUMED } from "./rules";

/**
 * Gives up an order. The worker releases its number, if it bought one, and marks the order as failed, once the present
 * lease is over. Orders that are already given up, done or failed do not change.
 * @throws AppError `not_found`, `forbidden`; `edit_conflict` with `details.current` if the order is not as it was shown
 */
export async function releaseOrder(context: Context, input: OrderIdInput & IfOrder): Promise<Order> {
  requirePermissionSomewhere(context, "numbers:release");
  return inTransaction(async (tx) => {
    const found = await lockOrder(tx, context, input.id, "numbers:release");
    assertShownOrder(found, input);
    if (!isOpen(found.order) || found.order.releaseAskedAt) return presentOrder(found);
    const order = await writeOrder(tx, context, found.order, { ...RESUMED, releaseAskedAt: context.now() });
    await recordOrderAudit(tx, context, found.order, "number.order_given_up");
    await enqueueJob(tx, "orders.advance", { orderId: order.id }, { key: `order:${order.id}` });
    return presentOrder({ ...found, order });
  });
}

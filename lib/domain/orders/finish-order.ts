import { sql } from "drizzle-orm";
import { inTransaction } from "@/db/transaction";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { enqueueJob } from "@/lib/jobs/queue";
import type { Order, OrderIdInput } from "@/lib/schemas/order";
import { assertShownOrder, type IfOrder, lockOrder, recordOrderAudit, writeOrder } from "./lock-order";
import { presentOrder } from "./present";
import { isAtRest, RESUMED } from "./rules";

/**
 * Makes an order that stopped or waits continue at once, with a new deadline a day from now. Orders that are running,
 * done or failed do not change, so pressing the button twice is safe.
 * @throws AppError `not_found`, `forbidden`; `edit_conflict` with `details.current` if the order is not as it was shown
 */
export async function finishOrder(context: Context, input: OrderIdInput & IfOrder): Promise<Order> {
  requirePermissionSomewhere(context, "numbers:provision");
  return inTransaction(async (tx) => {
    const found = await lockOrder(tx, context, input.id, "numbers:provision");
    assertShownOrder(found, input);
    if (!isAtRest(found.order)) return presentOrder(found);
    const order = await writeOrder(tx, context, found.order, { ...RESUMED, deadlineAt: sql`default` });
    await recordOrderAudit(tx, context, found.order, "number.order_resumed");
    await enqueueJob(tx, "orders.advance", { orderId: order.id }, { key: `order:${order.id}` });
    return presentOrder({ ...found, order });
  });
}

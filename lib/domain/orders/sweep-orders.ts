import { and, inArray, isNull, lt, lte, or, sql } from "drizzle-orm";
import { phoneNumberOrders } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { OPEN_ORDER_STATES } from "@/lib/constants/order-states";
import { enqueueJob } from "@/lib/jobs/queue";

/** Orders handed out per sweep; the others wait for the next one. */
const SWEEP_LIMIT = 200;

/**
 * Hands open orders without a lease to the worker again: orders whose process died, and orders whose next try is due.
 * @returns how many orders it handed over
 */
export async function sweepOrders(): Promise<number> {
  return inTransaction(async (tx) => {
    const orders = await tx
      .select({ id: phoneNumberOrders.id })
      .from(phoneNumberOrders)
      .where(
        and(
          inArray(phoneNumberOrders.state, [...OPEN_ORDER_STATES]),
          isNull(phoneNumberOrders.stoppedAt),
          or(isNull(phoneNumberOrders.leaseUntil), lt(phoneNumberOrders.leaseUntil, sql`clock_timestamp()`)),
          or(isNull(phoneNumberOrders.nextTryAt), lte(phoneNumberOrders.nextTryAt, sql`clock_timestamp()`)),
        ),
      )
      .orderBy(phoneNumberOrders.createdAt)
      .limit(SWEEP_LIMIT);
    for (const { id } of orders)
      await enqueueJob(tx, "orders.advance", { orderId: id }, { key: `order:${id}` });
    return orders.length;
  });
}

import { and, inArray, isNull, lt, lte, or, sql } from "drizzle-orm";
import { phoneNumberOrders } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { OPEN_ORDER_STATES } from "@/lib/constants/numbers";
import { enqueueJob } from "@/lib/jobs/queue";

/** At most so many are handed out at a time; the rest waits for the next sweep. */
const SWEEP_LIMIT = 200;

/**
 * Hands open orders that nobody holds to the worker again: those whose holder died, and those whose next try is due.
 * @returns how many
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

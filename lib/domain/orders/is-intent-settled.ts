import { and, eq } from "drizzle-orm";
import { database } from "@/db/client";
import { phoneNumberOrders } from "@/db/schema";
import type { Context } from "@/lib/context";
import { isAtRest, isOpen } from "./rules";
import { ordersWithinReach } from "./select-orders";

/**
 * Whether the order of an intent has ended, stopped or waits, so that the request that placed it has nothing left to do.
 * If the server of that request was killed, the worker went on with the order.
 */
export async function isIntentSettled(context: Context, intentKey: string): Promise<boolean> {
  const [order] = await database()
    .select({
      state: phoneNumberOrders.state,
      stoppedAt: phoneNumberOrders.stoppedAt,
      nextTryAt: phoneNumberOrders.nextTryAt,
    })
    .from(phoneNumberOrders)
    .where(and(eq(phoneNumberOrders.intentKey, intentKey), ordersWithinReach(context)));
  return order !== undefined && (!isOpen(order) || isAtRest(order));
}

import { and, eq, inArray, ne } from "drizzle-orm";
import type { Queryable } from "@/db/client";
import { phoneNumberOrders, phoneNumbers } from "@/db/schema/index";
import { OPEN_ORDER_STATES } from "@/lib/constants/order-states";

/** Whether an open order has committed to the number. */
export async function isBeingBought(queryable: Queryable, number: string): Promise<boolean> {
  const [order] = await queryable
    .select({ id: phoneNumberOrders.id })
    .from(phoneNumberOrders)
    .where(
      and(eq(phoneNumberOrders.number, number), inArray(phoneNumberOrders.state, [...OPEN_ORDER_STATES])),
    );
  return order !== undefined;
}

/**
 * Whether a line that is not released has the number.
 * @param carrier counts only lines of this carrier; by default all lines count. A brought number is not at the carrier,
 *   even if its digits are the same
 */
export async function servesLine(queryable: Queryable, number: string, carrier?: string): Promise<boolean> {
  const [line] = await queryable
    .select({ id: phoneNumbers.id })
    .from(phoneNumbers)
    .where(
      and(
        eq(phoneNumbers.number, number),
        carrier === undefined ? undefined : eq(phoneNumbers.carrier, carrier),
        ne(phoneNumbers.status, "released"),
      ),
    );
  return line !== undefined;
}

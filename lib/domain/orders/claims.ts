import { and, eq, inArray, ne } from "drizzle-orm";
import type { Queryable } from "@/db/client";
import { phoneNumberOrders, phoneNumbers } from "@/db/schema";
import { OPEN_ORDER_STATES } from "@/lib/constants/numbers";

/** Whether a purchase under way has committed to the number. */
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
 * Whether a living line has the number.
 * @param carrier whose lines count. A number that a practice brought says nothing about what the carrier holds under
 *   it; left out, every line counts
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

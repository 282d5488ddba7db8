import { and, eq, gte, inArray, ne, or, type SQL } from "drizzle-orm";
import { phoneNumberOrders } from "@/db/schema";
import { OPEN_ORDER_STATES } from "@/lib/constants/numbers";

const FAILED_FOR_MS = 7 * 24 * 60 * 60_000;

/** The purchases that somebody may be waiting for: those under way, and those that failed within seven days. */
export function recentOrders(now: Date): SQL | undefined {
  const { state, finishedAt } = phoneNumberOrders;
  return and(
    // Says nothing new; it lets the partial index answer.
    ne(state, "done"),
    or(
      inArray(state, [...OPEN_ORDER_STATES]),
      and(eq(state, "failed"), gte(finishedAt, new Date(now.getTime() - FAILED_FOR_MS))),
    ),
  );
}

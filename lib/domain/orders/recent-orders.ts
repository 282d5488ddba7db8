import { and, eq, gte, inArray, isNull, ne, not, or, type SQL, sql } from "drizzle-orm";
import { phoneNumberOrders } from "@/db/schema";
import { FAILED_ORDER_SHOWN_MS } from "@/lib/constants/limits";
import { OPEN_ORDER_STATES } from "@/lib/constants/order-states";

/** Whether a later order of the organization with the same name is done: the next try succeeded. */
const REPLACED = sql`exists (
  select 1 from phone_number_orders later
  where later.org_id = ${phoneNumberOrders.orgId} and later.state = 'done'
    and later.created_at > ${phoneNumberOrders.createdAt}
    and lower(later.name) = lower(${phoneNumberOrders.name}))`;

/** Whether a later order of the organization with the same name is under way: it is being tried again. */
const BEING_RETRIED = sql`exists (
  select 1 from phone_number_orders later
  where later.org_id = ${phoneNumberOrders.orgId} and later.state in ${[...OPEN_ORDER_STATES]}
    and later.created_at > ${phoneNumberOrders.createdAt}
    and lower(later.name) = lower(${phoneNumberOrders.name}))`;

/** Failed orders on the lists that nobody is trying again, so that they can be dismissed together. */
export function leftFailedOrders(now: Date): SQL | undefined {
  return and(recentOrders(now), eq(phoneNumberOrders.state, "failed"), not(BEING_RETRIED));
}

/**
 * Orders that somebody may be waiting for: open ones, and ones that failed recently, unless somebody dismissed them or a
 * later order for the same line was done.
 */
export function recentOrders(now: Date): SQL | undefined {
  const { state, finishedAt, dismissedAt } = phoneNumberOrders;
  return and(
    // Redundant, but it lets PostgreSQL use the partial index.
    ne(state, "done"),
    or(
      inArray(state, [...OPEN_ORDER_STATES]),
      and(
        eq(state, "failed"),
        gte(finishedAt, new Date(now.getTime() - FAILED_ORDER_SHOWN_MS)),
        isNull(dismissedAt),
        not(REPLACED),
      ),
    ),
  );
}

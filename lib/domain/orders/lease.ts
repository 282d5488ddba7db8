import { randomUUID } from "node:crypto";
import { and, eq, inArray, isNull, lt, lte, or, sql } from "drizzle-orm";
import { database, type Queryable } from "@/db/client";
import { phoneNumberOrders } from "@/db/schema";
import { retried } from "@/db/transaction";
import { OPEN_ORDER_STATES } from "@/lib/constants/numbers";
import { env } from "@/lib/env";
import type { OrderRecord } from "./select-orders";

const dbNow = sql`clock_timestamp()`;
const leaseEnd = () => sql`clock_timestamp() + ${env().ORDER_LEASE_MS} * interval '1 millisecond'`;

/** Thrown when another worker has taken the order: the holder stops at once and writes nothing more. */
export class LeaseLost extends Error {}

/** What an order has that is kept for this process from its first moment on, as `takeLease` would take it. */
export function newLease() {
  return { leaseToken: randomUUID(), leaseUntil: leaseEnd() };
}

/**
 * Takes an open order for this process, until it is moved for the last time or the lease runs out. Time is the
 * database's, so that a host with a wrong clock neither loses nor steals an order.
 * @returns null when the order is final, has stopped, waits for its next try, or is in other hands
 */
export async function takeLease(orderId: string): Promise<OrderRecord | null> {
  const [order] = await retried(() =>
    database()
      .update(phoneNumberOrders)
      .set(newLease())
      .where(
        and(
          eq(phoneNumberOrders.id, orderId),
          inArray(phoneNumberOrders.state, [...OPEN_ORDER_STATES]),
          isNull(phoneNumberOrders.stoppedAt),
          or(isNull(phoneNumberOrders.leaseUntil), lt(phoneNumberOrders.leaseUntil, dbNow)),
          or(isNull(phoneNumberOrders.nextTryAt), lte(phoneNumberOrders.nextTryAt, dbNow)),
        ),
      )
      .returning(),
  );
  return order ?? null;
}

type Changes = Partial<typeof phoneNumberOrders.$inferInsert>;

/**
 * Writes the order's next state and prolongs the lease; the order's present holder only, and only while nobody has
 * given the purchase up.
 * @throws LeaseLost when somebody else holds it by now, or it was given up
 */
export async function moveOrder(
  queryable: Queryable,
  order: OrderRecord,
  changes: Changes,
  options: { release?: boolean; waitMs?: number } = {},
): Promise<OrderRecord> {
  const write = () =>
    queryable
      .update(phoneNumberOrders)
      .set({
        ...changes,
        ...(options.release ? { leaseToken: null, leaseUntil: null } : { leaseUntil: leaseEnd() }),
        nextTryAt:
          options.waitMs === undefined
            ? null
            : sql`clock_timestamp() + ${options.waitMs} * interval '1 millisecond'`,
        ...(options.waitMs === undefined ? { waitingFor: null } : {}),
      })
      .where(
        and(
          eq(phoneNumberOrders.id, order.id),
          eq(phoneNumberOrders.leaseToken, order.leaseToken ?? ""),
          order.releaseAskedAt ? undefined : isNull(phoneNumberOrders.releaseAskedAt),
        ),
      )
      .returning();
  // Within a transaction it is the whole of it that has to be tried again.
  const [moved] = await (queryable === database() ? retried(write) : write());
  if (!moved) throw new LeaseLost();
  return moved;
}

/** Whether the order has waited for so long that it should not go on by itself. */
export async function isOverdue(order: OrderRecord): Promise<boolean> {
  const [found] = await database()
    .select({ overdue: sql<boolean>`${phoneNumberOrders.deadlineAt} <= ${dbNow}` })
    .from(phoneNumberOrders)
    .where(eq(phoneNumberOrders.id, order.id));
  return found?.overdue ?? false;
}

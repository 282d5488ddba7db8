import { randomUUID } from "node:crypto";
import { and, eq, inArray, isNull, lt, lte, or, type SQL, sql } from "drizzle-orm";
import { database, type Queryable } from "@/db/client";
import { phoneNumberOrders } from "@/db/schema";
import { retried } from "@/db/transaction";
import { OPEN_ORDER_STATES } from "@/lib/constants/order-states";
import { env } from "@/lib/env";
import type { OrderRecord } from "./select-orders";

const dbNow = sql`clock_timestamp()`;
const leaseEnd = () => sql`clock_timestamp() + ${env().ORDER_LEASE_MS} * interval '1 millisecond'`;

/**
 * Thrown when another worker has leased the order, or it was given up. The holder stops at once and writes nothing
 * more.
 */
export class LeaseLost extends Error {}

/** The columns of a new lease, for an order that is leased from its insertion on. */
export function newLease() {
  return { leaseToken: randomUUID(), leaseUntil: leaseEnd() };
}

/**
 * Leases an open order for this process, until a move releases the lease or it expires. Uses the database's clock, so
 * that a host with a wrong clock neither loses nor steals an order.
 * @returns null if the order is final, stopped, waiting for its next try, or leased by another process
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

/** Columns that others or the database's clock may have changed; re-read on every move. */
const sharedColumns = {
  language: phoneNumberOrders.language,
  voiceId: phoneNumberOrders.voiceId,
  leaseUntil: phoneNumberOrders.leaseUntil,
  nextTryAt: phoneNumberOrders.nextTryAt,
};

/**
 * Writes changes to an order and renews its lease. Only the lease's holder can do this, and only until somebody gives
 * the order up.
 * @param options.release ends the lease instead of renewing it
 * @param options.waitMs milliseconds until the next try
 * @param options.onlyIf another condition on the row
 * @returns the order with the changes, and with its present language and voice
 * @throws LeaseLost if another process has the lease, the order was given up, or `onlyIf` is false
 */
export async function moveOrder(
  queryable: Queryable,
  order: OrderRecord,
  changes: Partial<OrderRecord>,
  options: { release?: boolean; waitMs?: number; onlyIf?: SQL } = {},
): Promise<OrderRecord> {
  const written = {
    ...changes,
    ...(options.release ? { leaseToken: null } : {}),
    ...(options.waitMs === undefined ? { waitingFor: null } : {}),
  };
  const write = () =>
    queryable
      .update(phoneNumberOrders)
      .set({
        ...written,
        leaseUntil: options.release ? null : leaseEnd(),
        nextTryAt:
          options.waitMs === undefined
            ? null
            : sql`clock_timestamp() + ${options.waitMs} * interval '1 millisecond'`,
      })
      .where(
        and(
          eq(phoneNumberOrders.id, order.id),
          eq(phoneNumberOrders.leaseToken, order.leaseToken ?? ""),
          order.releaseAskedAt ? undefined : isNull(phoneNumberOrders.releaseAskedAt),
          options.onlyIf,
        ),
      )
      .returning(sharedColumns);
  // Inside a transaction, a retry has to repeat the whole transaction.
  const [moved] = await (queryable === database() ? retried(write) : write());
  if (!moved) throw new LeaseLost();
  return { ...order, ...written, ...moved };
}

/** Whether the order's deadline has passed, so that it must not continue without a person. */
export async function isOverdue(order: OrderRecord): Promise<boolean> {
  const [found] = await database()
    .select({ overdue: sql<boolean>`${phoneNumberOrders.deadlineAt} <= ${dbNow}` })
    .from(phoneNumberOrders)
    .where(eq(phoneNumberOrders.id, order.id));
  return found?.overdue ?? false;
}

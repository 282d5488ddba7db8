import { randomUUID } from "node:crypto";
import { and, eq, inArray, isNull, lt, lte, or, type SQL, sql } from "drizzle-orm";
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

/** What may have become of an order meanwhile through others than its holder, or through the database's clock. */
const notOurs = {
  language: phoneNumberOrders.language,
  voiceId: phoneNumberOrders.voiceId,
  leaseUntil: phoneNumberOrders.leaseUntil,
  nextTryAt: phoneNumberOrders.nextTryAt,
};

/**
 * Writes the order's next state and prolongs the lease; the order's present holder only, and only while nobody has
 * given the purchase up.
 * @param options.onlyIf what else must be so
 * @returns the order with the changes, and how it is to sound by now
 * @throws LeaseLost when somebody else holds it by now, or it was given up, or `onlyIf` is not so
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
      .returning(notOurs);
  // Within a transaction it is the whole of it that has to be tried again.
  const [moved] = await (queryable === database() ? retried(write) : write());
  if (!moved) throw new LeaseLost();
  return { ...order, ...written, ...moved };
}

/** Whether the order has waited for so long that it should not go on by itself. */
export async function isOverdue(order: OrderRecord): Promise<boolean> {
  const [found] = await database()
    .select({ overdue: sql<boolean>`${phoneNumberOrders.deadlineAt} <= ${dbNow}` })
    .from(phoneNumberOrders)
    .where(eq(phoneNumberOrders.id, order.id));
  return found?.overdue ?? false;
}

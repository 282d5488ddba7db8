import { and, eq, inArray, ne, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import type { Transaction } from "@/db/client";
import { phoneNumberOrders, phoneNumbers } from "@/db/schema";
import { NUMBER_LIMIT } from "@/lib/constants/limits";
import { OPEN_ORDER_STATES } from "@/lib/constants/order-states";
import { AppError } from "@/lib/errors";

/**
 * Checks that an organization has a free slot (product rule 4): each line and each open order takes one of ten. The
 * caller must hold the organization's row lock, so that no two transactions count at the same time.
 * @throws AppError `number_limit_reached` with `limit` and `taken`
 */
export async function reserveSlot(tx: Transaction, orgId: string): Promise<void> {
  const taken = await countTaken(tx, orgId);
  if (taken >= NUMBER_LIMIT)
    throw new AppError("number_limit_reached", { details: { limit: NUMBER_LIMIT, taken } });
}

/** How many of an organization's slots lines and open orders take. */
export async function countTaken(tx: Transaction, orgId: string): Promise<number> {
  const lines = tx
    .select({ taken: sql`1` })
    .from(phoneNumbers)
    .where(and(eq(phoneNumbers.orgId, orgId), ne(phoneNumbers.status, "released")));
  const orders = tx
    .select({ taken: sql`1` })
    .from(phoneNumberOrders)
    .where(and(eq(phoneNumberOrders.orgId, orgId), inArray(phoneNumberOrders.state, [...OPEN_ORDER_STATES])));
  return (await unionAll(lines, orders)).length;
}

import { and, eq, type SQL } from "drizzle-orm";
import { database, type Queryable } from "@/db/client";
import { bots, organizations, phoneNumberOrders } from "@/db/schema";
import type { Context } from "@/lib/context";
import { parseId } from "@/lib/domain/ids";
import { withinReach } from "@/lib/domain/scope";
import { AppError } from "@/lib/errors";

/** Selects orders with their organization and the ordered bot. */
export function selectOrders(queryable: Queryable = database()) {
  return queryable
    .select({
      order: phoneNumberOrders,
      organization: { id: organizations.id, name: organizations.name },
      bot: { id: bots.id, name: bots.name },
    })
    .from(phoneNumberOrders)
    .innerJoin(organizations, eq(organizations.id, phoneNumberOrders.orgId))
    .leftJoin(bots, and(eq(bots.id, phoneNumberOrders.botId), eq(bots.orgId, phoneNumberOrders.orgId)))
    .$dynamic();
}

export type OrderRow = Awaited<ReturnType<typeof selectOrders>>[number];
export type OrderRecord = OrderRow["order"];

/** The columns that place an order in an account and an organization. */
export const ORDER_SCOPE = { accountId: phoneNumberOrders.accountId, orgId: phoneNumberOrders.orgId };

/** The caller's reach over orders, as a condition. */
export function ordersWithinReach(context: Context): SQL | undefined {
  return withinReach(context, ORDER_SCOPE);
}

/**
 * An order in the caller's reach.
 * @throws AppError `not_found`
 */
export async function findOrderRow(queryable: Queryable, context: Context, id: string): Promise<OrderRow> {
  const [row] = await selectOrders(queryable).where(
    and(eq(phoneNumberOrders.id, parseId(id)), ordersWithinReach(context)),
  );
  if (!row) throw new AppError("not_found");
  return row;
}

import { and, eq, type SQL } from "drizzle-orm";
import { database, type Queryable } from "@/db/client";
import { bots, organizations, phoneNumberOrders } from "@/db/schema";
import type { Context } from "@/lib/context";
import { knownShape } from "@/lib/domain/ids";
import { withinReach } from "@/lib/domain/scope";
import { AppError } from "@/lib/errors";

/** Orders, each with its organization and the bot that was wished for, in one query. */
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

/** The caller's reach over orders, as a condition. */
export function ordersWithinReach(context: Context): SQL | undefined {
  return withinReach(context, { accountId: phoneNumberOrders.accountId, orgId: phoneNumberOrders.orgId });
}

/**
 * An order in the caller's reach.
 * @throws AppError `not_found`
 */
export async function findOrderRow(queryable: Queryable, context: Context, id: string): Promise<OrderRow> {
  const [row] = await selectOrders(queryable).where(
    and(eq(phoneNumberOrders.id, knownShape(id)), ordersWithinReach(context)),
  );
  if (!row) throw new AppError("not_found");
  return row;
}

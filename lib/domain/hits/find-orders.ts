import { and, desc, eq, ne, or, sql } from "drizzle-orm";
import { phoneNumberOrders } from "@/db/schema";
import { orderStageOf } from "@/lib/constants/order-states";
import type { Context } from "@/lib/context";
import { presentOrder } from "@/lib/domain/orders/present";
import { ORDER_SCOPE, ordersWithinReach, selectOrders } from "@/lib/domain/orders/select-orders";
import { type Asked, type Found, hasId, hitOf } from "./asked";

/** What a search looks in, exactly as in the trigram index. */
const ORDER_SEARCH_TEXT = sql`fold_text("phone_number_orders"."name" || ' ' || coalesce("phone_number_orders"."number", "phone_number_orders"."requested_number", '') || ' ' || coalesce("phone_number_orders"."carrier_number_id", '') || ' ' || coalesce("phone_number_orders"."carrier_purchase_id", ''))`;

/** Orders under way and failed ones, newest first; by their id also those that are done, whose lines are found anyway. */
export async function findOrders(context: Context, asked: Asked): Promise<Found[]> {
  const { search, id, within, fetch } = asked;
  const { orgId, accountId } = phoneNumberOrders;
  const isAsked = id
    ? or(
        eq(phoneNumberOrders.id, id),
        and(ne(phoneNumberOrders.state, "done"), eq(phoneNumberOrders.requestId, id)),
      )
    : hasId(
        asked,
        phoneNumberOrders.id,
        and(
          ne(phoneNumberOrders.state, "done"),
          search.matches({ text: ORDER_SEARCH_TEXT, orgId, accountId }),
        ),
      );
  const rows = await selectOrders()
    .where(and(ordersWithinReach(context), within(ORDER_SCOPE), isAsked))
    .orderBy(desc(phoneNumberOrders.createdAt), desc(phoneNumberOrders.id))
    .limit(fetch);
  return rows.map((row) => {
    const order = presentOrder(row);
    const number = order.number ?? row.order.requestedNumber;
    return hitOf(
      {
        kind: "phone_number_order",
        id: order.id,
        title: number ?? order.name,
        detail: number && order.name,
        orderStage: orderStageOf(order),
        carrier: row.order.carrier,
        at: order.createdAt,
        organization: order.organization,
      },
      row.order.accountId,
    );
  });
}

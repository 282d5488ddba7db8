import { and, eq, inArray, notInArray } from "drizzle-orm";
import { phoneNumberOrders } from "@/db/schema";
import { OPEN_ORDER_STATES } from "@/lib/constants/order-states";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { keyset, pageOf } from "@/lib/domain/cursor";
import { inScope } from "@/lib/domain/scope";
import type { ListOrdersInput, OrderList } from "@/lib/schemas/order";
import { presentOrder } from "./present";
import { recentOrders } from "./recent-orders";
import { ORDER_SCOPE, ordersWithinReach, selectOrders } from "./select-orders";

const OPEN = [...OPEN_ORDER_STATES];

/** Orders in the caller's reach, newest first: all, only open ones, only final ones, or only recent ones. */
export async function listOrders(context: Context, input: ListOrdersInput): Promise<OrderList> {
  requirePermissionSomewhere(context, "read");
  const { botId, open, recent } = input;
  const { state, id, createdAt } = phoneNumberOrders;
  const page = keyset({ id, createdAt }, input);
  const found = await selectOrders()
    .where(
      and(
        ordersWithinReach(context),
        inScope(input, ORDER_SCOPE),
        botId ? eq(phoneNumberOrders.botId, botId) : undefined,
        open === undefined ? undefined : open ? inArray(state, OPEN) : notInArray(state, OPEN),
        recent ? recentOrders(context.now()) : undefined,
        page.after,
      ),
    )
    .orderBy(...page.orderBy)
    .limit(page.fetch);
  const { rows, pagination } = pageOf(found, page, ({ order }) => order);
  return { orders: rows.map(presentOrder), pagination };
}

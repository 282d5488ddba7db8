import { and, eq, inArray, notInArray } from "drizzle-orm";
import { phoneNumberOrders } from "@/db/schema";
import { OPEN_ORDER_STATES } from "@/lib/constants/numbers";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { keyset, pageOf } from "@/lib/domain/keyset";
import type { ListOrdersInput, OrderList } from "@/lib/schemas/phone-number";
import { presentOrder } from "./present";
import { ordersWithinReach, selectOrders } from "./select-orders";

/** Purchases in the caller's reach, newest first: all, the open ones, or those that are final. */
export async function listOrders(context: Context, input: ListOrdersInput): Promise<OrderList> {
  requirePermissionSomewhere(context, "read");
  const page = keyset({ id: phoneNumberOrders.id, createdAt: phoneNumberOrders.createdAt }, input);
  const open = [...OPEN_ORDER_STATES];
  const rows = await selectOrders()
    .where(
      and(
        ordersWithinReach(context),
        input.orgId ? eq(phoneNumberOrders.orgId, input.orgId) : undefined,
        input.open === undefined
          ? undefined
          : input.open
            ? inArray(phoneNumberOrders.state, open)
            : notInArray(phoneNumberOrders.state, open),
        page.after,
      ),
    )
    .orderBy(...page.orderBy)
    .limit(page.fetch);
  const { rows: kept, pagination } = pageOf(
    rows.map((row) => ({ ...row, id: row.order.id, createdAt: row.order.createdAt })),
    page,
  );
  return { orders: kept.map(presentOrder), pagination };
}

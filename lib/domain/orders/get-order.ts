import { database } from "@/db/client";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import type { Order, OrderIdInput } from "@/lib/schemas/order";
import { presentOrder } from "./present";
import { findOrderRow } from "./select-orders";

/**
 * An order in the caller's reach.
 * @throws AppError `not_found`
 */
export async function getOrder(context: Context, input: OrderIdInput): Promise<Order> {
  requirePermissionSomewhere(context, "read");
  return presentOrder(await findOrderRow(database(), context, input.id));
}

import { and, eq, lte } from "drizzle-orm";
import type { PgUpdateSetSource } from "drizzle-orm/pg-core";
import type { Transaction } from "@/db/client";
import { phoneNumberOrders } from "@/db/schema";
import { recordAudit } from "@/lib/audit/record";
import type { NumberAction } from "@/lib/constants/audit";
import { DISMISSED_AT_ONCE } from "@/lib/constants/limits";
import type { Permission } from "@/lib/constants/permissions";
import { type Context, requirePermission } from "@/lib/context";
import { assertShown, type IfShown } from "@/lib/domain/assert-version";
import { parseId } from "@/lib/domain/ids";
import { inScope, withinPermission } from "@/lib/domain/scope";
import { AppError } from "@/lib/errors";
import type { ScopeFilters } from "@/lib/schemas/common";
import type { Order, OrderShown } from "@/lib/schemas/order";
import { presentOrder } from "./present";
import { leftFailedOrders } from "./recent-orders";
import {
  ORDER_SCOPE,
  type OrderRecord,
  type OrderRow,
  ordersWithinReach,
  selectOrders,
} from "./select-orders";

/**
 * An order in the caller's reach, locked until the transaction ends, with its organization and bot, which are not.
 * @throws AppError `not_found`, `forbidden` if the caller lacks the permission
 */
export async function lockOrder(
  tx: Transaction,
  context: Context,
  id: string,
  permission: Permission,
): Promise<OrderRow> {
  const [row] = await selectOrders(tx)
    .where(and(eq(phoneNumberOrders.id, parseId(id)), ordersWithinReach(context)))
    .for("update", { of: phoneNumberOrders });
  if (!row) throw new AppError("not_found");
  requirePermission(context, permission, row.order);
  return row;
}

/**
 * The failed orders on the lists of a scope where the caller has the permission, locked until the transaction ends. Ones
 * that are being tried again are left out.
 * @param until orders that failed later have not been seen, so they are left out too
 */
export async function lockFailedOrders(
  tx: Transaction,
  context: Context,
  { until, ...scope }: ScopeFilters & { until: Date },
  permission: Permission,
): Promise<OrderRecord[]> {
  return (
    tx
      .select()
      .from(phoneNumberOrders)
      .where(
        and(
          leftFailedOrders(context.now()),
          lte(phoneNumberOrders.finishedAt, until),
          inScope(scope, ORDER_SCOPE),
          withinPermission(context, permission, ORDER_SCOPE),
        ),
      )
      // In one order, as for single ones, so that two calls cannot deadlock.
      .orderBy(phoneNumberOrders.id)
      .limit(DISMISSED_AT_ONCE)
      .for("update")
  );
}

/** What the caller last saw of an order: in the console its state, over the API its ETag. */
export interface IfOrder extends IfShown<OrderShown> {
  matches?: (current: Order) => boolean;
}

/** @throws AppError `edit_conflict` with `details.current` if the order is no longer as the caller saw it */
export function assertShownOrder(row: OrderRow, { shown, matches }: IfOrder): void {
  const current = presentOrder(row);
  assertShown<OrderShown>(current, { shown });
  if (matches && !matches(current)) throw new AppError("edit_conflict", { details: { current } });
}

/** Updates a locked order. @returns the updated order */
export async function writeOrder(
  tx: Transaction,
  context: Context,
  { id }: Pick<OrderRecord, "id">,
  values: PgUpdateSetSource<typeof phoneNumberOrders>,
): Promise<OrderRecord> {
  const [order] = await tx
    .update(phoneNumberOrders)
    .set({ ...values, updatedAt: context.now() })
    .where(eq(phoneNumberOrders.id, id))
    .returning();
  if (!order) throw new Error("The order was not updated.");
  return order;
}

/** Records what somebody decided about an order, in the transaction of the change. */
export async function recordOrderAudit(
  tx: Transaction,
  context: Context,
  order: OrderRecord,
  action: NumberAction,
): Promise<void> {
  await recordAudit(tx, context, {
    action,
    subject: { type: "phone_number_order", id: order.id, label: order.name },
    place: { accountId: order.accountId, orgId: order.orgId },
    after: { state: order.state, phoneNumber: order.number },
  });
}

import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { phoneNumberOrders } from "@/db/schema";
import { recordAudit } from "@/lib/audit/record";
import type { Permission } from "@/lib/constants/permissions";
import { type Context, requirePermission } from "@/lib/context";
import { knownShape } from "@/lib/domain/ids";
import { AppError } from "@/lib/errors";
import { type OrderRecord, ordersWithinReach } from "./select-orders";

/**
 * An order in the caller's reach, locked until the transaction ends.
 * @throws AppError `not_found`, `forbidden` where the role does not hold the permission
 */
export async function lockOrder(
  tx: Transaction,
  context: Context,
  id: string,
  permission: Permission,
): Promise<OrderRecord> {
  const [order] = await tx
    .select()
    .from(phoneNumberOrders)
    .where(and(eq(phoneNumberOrders.id, knownShape(id)), ordersWithinReach(context)))
    .for("update");
  if (!order) throw new AppError("not_found");
  requirePermission(context, permission, order);
  return order;
}

/** Records what somebody decided about a purchase, in the transaction that keeps it. */
export async function recordOrderAudit(
  tx: Transaction,
  context: Context,
  order: OrderRecord,
  action: `number.${string}`,
): Promise<void> {
  await recordAudit(tx, context, {
    action,
    subject: { type: "phone_number_order", id: order.id, label: order.name },
    place: { accountId: order.accountId, orgId: order.orgId },
    after: { state: order.state, phoneNumber: order.number },
  });
}

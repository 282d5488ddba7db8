import { inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { phoneNumberOrders } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import type { DismissOrdersInput } from "@/lib/schemas/order";
import { lockOrder, recordOrderAudit } from "./lock-order";
import type { OrderRecord } from "./select-orders";

/**
 * Takes failed orders off everybody's lists, because somebody has dealt with them. Orders that have not failed or were
 * dismissed before stay as they are. Either all are dismissed or, if one is refused, none.
 * @returns the ids of the orders that this call dismissed
 * @throws AppError `not_found`, `forbidden`
 */
export async function dismissOrders(
  context: Context,
  input: DismissOrdersInput,
): Promise<{ dismissed: string[] }> {
  requirePermissionSomewhere(context, "numbers:provision");
  return inTransaction(async (tx) => {
    const failed: OrderRecord[] = [];
    // In one order, so that two calls for the same orders cannot deadlock.
    for (const id of [...new Set(input.ids)].sort()) {
      const { order } = await lockOrder(tx, context, id, "numbers:provision");
      if (order.state === "failed" && order.dismissedAt === null) failed.push(order);
    }
    return { dismissed: await dismissLocked(tx, context, failed) };
  });
}

/** Dismisses failed orders that the caller has locked, and records each. @returns their ids */
export async function dismissLocked(
  tx: Transaction,
  context: Context,
  failed: OrderRecord[],
): Promise<string[]> {
  const dismissed = failed.map(({ id }) => id);
  if (dismissed.length === 0) return [];
  const at = context.now();
  await tx
    .update(phoneNumberOrders)
    .set({ dismissedAt: at, updatedAt: at })
    .where(inArray(phoneNumberOrders.id, dismissed));
  for (const order of failed) await recordOrderAudit(tx, context, order, "number.order_dismissed");
  return dismissed;
}

import { and } from "drizzle-orm";
import { database } from "@/db/client";
import { phoneNumberOrders } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { DISMISSED_AT_ONCE } from "@/lib/constants/limits";
import { type Context, maySomewhere, requirePermissionSomewhere } from "@/lib/context";
import { inScope, withinPermission } from "@/lib/domain/scope";
import type { ScopeFilters } from "@/lib/schemas/common";
import type { DismissAllOrdersInput, Dismissable } from "@/lib/schemas/order";
import { dismissLocked } from "./dismiss-orders";
import { lockFailedOrders } from "./lock-order";
import { leftFailedOrders } from "./recent-orders";
import { ORDER_SCOPE } from "./select-orders";

/**
 * Takes all failed orders of a scope off everybody's lists, where the caller may dismiss them one by one. Orders that
 * are being tried again stay, and so do those that failed after the caller looked.
 * @returns how many this call dismissed, at most `DISMISSED_AT_ONCE`
 * @throws AppError `forbidden` if the caller may dismiss none anywhere
 */
export async function dismissAllOrders(
  context: Context,
  { until, ...scope }: DismissAllOrdersInput,
): Promise<{ dismissed: number }> {
  requirePermissionSomewhere(context, "numbers:provision");
  return inTransaction(async (tx) => {
    const seen = { ...scope, until: new Date(until) };
    const failed = await lockFailedOrders(tx, context, seen, "numbers:provision");
    return { dismissed: (await dismissLocked(tx, context, failed)).length };
  });
}

/** Counts the orders that `dismissAllOrders` would dismiss now, up to one more than it dismisses at once. */
export async function countDismissable(context: Context, scope: ScopeFilters): Promise<Dismissable> {
  const at = context.now();
  if (!maySomewhere(context, "numbers:provision")) return { count: 0, at: at.toISOString() };
  const some = database()
    .select({ id: phoneNumberOrders.id })
    .from(phoneNumberOrders)
    .where(
      and(
        leftFailedOrders(at),
        inScope(scope, ORDER_SCOPE),
        withinPermission(context, "numbers:provision", ORDER_SCOPE),
      ),
    )
    .limit(DISMISSED_AT_ONCE + 1)
    .as("some");
  return { count: await database().$count(some), at: at.toISOString() };
}

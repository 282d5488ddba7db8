import { and, desc, sql } from "drizzle-orm";
import { auditEntries, phoneNumberOrders } from "@/db/schema";
import { COUNT_LIMIT } from "@/lib/constants/limits";
import { isRunningOrder } from "@/lib/constants/order-states";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { auditInScope, auditWithinReach } from "@/lib/domain/audit/list-audit-entries";
import { presentAuditEntry } from "@/lib/domain/audit/present";
import { selectAuditEntries } from "@/lib/domain/audit/select-audit-entries";
import { presentOrder } from "@/lib/domain/orders/present";
import { recentOrders } from "@/lib/domain/orders/recent-orders";
import { ORDER_SCOPE, ordersWithinReach, selectOrders } from "@/lib/domain/orders/select-orders";
import { inScope } from "@/lib/domain/scope";
import type { ScopeFilters } from "@/lib/schemas/common";
import type { Need, Overview } from "@/lib/schemas/overview";
import { joinNeeds, readLinesInNeed, readStrays } from "./needs-you";
import { readCounts } from "./read-counts";

const SHOWN = 10;

/**
 * The state of the caller's lines: counts, everything that needs somebody, purchases under way, and the latest changes.
 * Four queries; five for support.
 * @param scope limits it to one organization, or to an account and its locations; a foreign one shows nothing
 */
export async function getOverview(context: Context, scope: ScopeFilters = {}): Promise<Overview> {
  requirePermissionSomewhere(context, "read");
  const [{ lines, incompleteOrganizations }, linesInNeed, strays, orders, latestChanges] = await Promise.all([
    readCounts(context, scope),
    readLinesInNeed(context, scope),
    readStrays(context, scope),
    readOrders(context, scope),
    readChanges(context, scope),
  ]);
  const [running, waiting] = [
    orders.filter(isRunningOrder),
    orders.filter((order) => !isRunningOrder(order)),
  ];
  return {
    lines,
    needsYou: joinNeeds([
      ...linesInNeed,
      ...strays,
      ...waiting.map((order): Need => ({ kind: "order", order })),
      ...incompleteOrganizations.map((organization): Need => ({ kind: "organization", organization })),
    ]),
    runningOrders: running.slice(0, SHOWN),
    latestChanges,
  };
}

async function readOrders(context: Context, scope: ScopeFilters) {
  const rows = await selectOrders()
    .where(and(ordersWithinReach(context), inScope(scope, ORDER_SCOPE), recentOrders(context.now())))
    // Open orders first, so that many failures cannot hide them.
    .orderBy(
      sql`${phoneNumberOrders.state} = 'failed'`,
      desc(phoneNumberOrders.createdAt),
      desc(phoneNumberOrders.id),
    )
    .limit(SHOWN + COUNT_LIMIT + 1);
  return rows.map(presentOrder);
}

async function readChanges(context: Context, scope: ScopeFilters) {
  const rows = await selectAuditEntries()
    .where(and(auditWithinReach(context), auditInScope(scope)))
    .orderBy(desc(auditEntries.createdAt), desc(auditEntries.id))
    .limit(SHOWN);
  return rows.map((row) => presentAuditEntry(context, row));
}

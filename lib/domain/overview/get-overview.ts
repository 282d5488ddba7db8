import { and, desc, inArray, isNull } from "drizzle-orm";
import { auditEntries, phoneNumberOrders } from "@/db/schema";
import { OPEN_ORDER_STATES } from "@/lib/constants/order-states";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { auditInScope, auditWithinReach } from "@/lib/domain/audit/list-audit-entries";
import { presentAuditEntry } from "@/lib/domain/audit/present";
import { selectAuditEntries } from "@/lib/domain/audit/select-audit-entries";
import { presentOrder } from "@/lib/domain/orders/present";
import { ORDER_SCOPE, ordersWithinReach, selectOrders } from "@/lib/domain/orders/select-orders";
import { inScope } from "@/lib/domain/scope";
import type { ScopeFilters } from "@/lib/schemas/common";
import type { Overview } from "@/lib/schemas/overview";
import { getNeedsYou } from "./needs-you";
import { readCounts } from "./read-counts";

const SHOWN = 10;

/**
 * The state of the caller's lines: counts, the first of what needs somebody, purchases under way, and the latest
 * changes. Six queries, for support seven; one more if not all that needs somebody is shown.
 * @param scope limits it to one organization, or to an account and its locations; a foreign one shows nothing
 */
export async function getOverview(context: Context, scope: ScopeFilters = {}): Promise<Overview> {
  requirePermissionSomewhere(context, "read");
  const [lines, needsYou, runningOrders, latestChanges] = await Promise.all([
    readCounts(context, scope),
    getNeedsYou(context, scope),
    readRunningOrders(context, scope),
    readChanges(context, scope),
  ]);
  return { lines, needsYou, runningOrders, latestChanges };
}

async function readRunningOrders(context: Context, scope: ScopeFilters) {
  const { state, stoppedAt, createdAt, id } = phoneNumberOrders;
  const rows = await selectOrders()
    .where(
      and(
        ordersWithinReach(context),
        inScope(scope, ORDER_SCOPE),
        inArray(state, [...OPEN_ORDER_STATES]),
        isNull(stoppedAt),
      ),
    )
    .orderBy(desc(createdAt), desc(id))
    .limit(SHOWN);
  return rows.map(presentOrder);
}

async function readChanges(context: Context, scope: ScopeFilters) {
  const rows = await selectAuditEntries()
    .where(and(auditWithinReach(context), auditInScope(scope)))
    .orderBy(desc(auditEntries.createdAt), desc(auditEntries.id))
    .limit(SHOWN);
  return rows.map((row) => presentAuditEntry(context, row));
}

import { and, desc, eq, lte, ne, or, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { auditEntries, phoneNumberOrders, phoneNumbers } from "@/db/schema";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { auditWithinReach } from "@/lib/domain/audit/list-audit-entries";
import { presentAuditEntry } from "@/lib/domain/audit/present";
import { inState } from "@/lib/domain/numbers/number-filters";
import { presentNumber } from "@/lib/domain/numbers/present";
import { daysAfter } from "@/lib/domain/numbers/rules";
import { numbersWithinReach, selectNumbers } from "@/lib/domain/numbers/select-numbers";
import { presentOrder } from "@/lib/domain/orders/present";
import { recentOrders } from "@/lib/domain/orders/recent-orders";
import { ordersWithinReach, selectOrders } from "@/lib/domain/orders/select-orders";
import type { Overview } from "@/lib/schemas/overview";
import { readCounts } from "./read-counts";

const SHOWN = 10;
/** A line that is released within so many days is worth a last look. */
const SOON_DAYS = 2;

/**
 * How the caller's lines are: counts, what needs somebody and why, purchases, latest changes. Four queries.
 * @param input.orgId one organization only; a foreign one shows nothing
 */
export async function getOverview(context: Context, input: { orgId?: string } = {}): Promise<Overview> {
  requirePermissionSomewhere(context, "read");
  const [counts, needsAttention, orders, latestChanges] = await Promise.all([
    readCounts(context, input.orgId),
    readAttention(context, input.orgId),
    readOrders(context, input.orgId),
    readChanges(context, input.orgId),
  ]);
  return { ...counts, needsAttention, orders, latestChanges };
}

/** Lost lines first, then those about to be released or that nobody answers, then those with something wrong. */
async function readAttention(context: Context, orgId: string | undefined) {
  const rows = await selectNumbers()
    .where(
      and(
        numbersWithinReach(context),
        ne(phoneNumbers.status, "released"),
        orgId ? eq(phoneNumbers.orgId, orgId) : undefined,
        or(
          inState("lost"),
          inState("not_answering"),
          inState("needs_attention"),
          and(
            inState("quarantined"),
            lte(phoneNumbers.quarantinedUntil, daysAfter(context.now(), SOON_DAYS)),
          ),
        ),
      ),
    )
    .orderBy(
      sql`case when ${phoneNumbers.status} = 'lost' then 0 when ${phoneNumbers.botId} is null then 1 else 2 end`,
      desc(phoneNumbers.createdAt),
      desc(phoneNumbers.id),
    )
    .limit(SHOWN);
  return rows.map(presentNumber);
}

async function readOrders(context: Context, orgId: string | undefined) {
  const rows = await selectOrders()
    .where(
      and(
        ordersWithinReach(context),
        orgId ? eq(phoneNumberOrders.orgId, orgId) : undefined,
        recentOrders(context.now()),
      ),
    )
    .orderBy(desc(phoneNumberOrders.createdAt), desc(phoneNumberOrders.id))
    .limit(SHOWN);
  return rows.map(presentOrder);
}

async function readChanges(context: Context, orgId: string | undefined) {
  const rows = await database()
    .select()
    .from(auditEntries)
    .where(
      and(
        auditWithinReach(context),
        orgId ? or(eq(auditEntries.orgId, orgId), eq(auditEntries.targetOrgId, orgId)) : undefined,
      ),
    )
    .orderBy(desc(auditEntries.createdAt), desc(auditEntries.id))
    .limit(SHOWN);
  return rows.map((row) => presentAuditEntry(context, row));
}

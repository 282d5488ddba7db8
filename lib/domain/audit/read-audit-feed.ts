import { and, asc, gt, lte, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { auditEntries } from "@/db/schema";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { feedFrom } from "@/lib/domain/cursor";
import type { AuditEntryList, ListAuditEntriesInput } from "@/lib/schemas/audit-entry";
import { auditFilters, auditWithinReach } from "./list-audit-entries";
import { presentAuditEntry } from "./present";
import { selectAuditEntries } from "./select-audit-entries";

/** Whether the input asks for the feed: oldest first, which `updatedSince` implies. */
export function isFeed({ sort, updatedSince }: ListAuditEntriesInput): boolean {
  return sort === "createdAt" || (sort === undefined && updatedSince !== undefined);
}

/**
 * The changes in the caller's reach in a fixed order, oldest first, for programs that follow them. The order is that of
 * `position` and not of time: a change of a slow transaction appears late, with an early time. So the feed ends before
 * the first change that could still appear, and each entry comes exactly once. There is always a cursor, to continue
 * from later.
 */
export async function readAuditFeed(context: Context, input: ListAuditEntriesInput): Promise<AuditEntryList> {
  requirePermissionSomewhere(context, "read");
  const feed = feedFrom(input);
  // In a statement of its own, before the entries are read: what it counts as settled is then visible to them.
  const settled = await settledPosition();
  const rows = await selectAuditEntries()
    .where(
      and(
        auditWithinReach(context),
        ...auditFilters(input),
        gt(auditEntries.position, feed.after),
        lte(auditEntries.position, settled),
      ),
    )
    .orderBy(asc(auditEntries.position))
    .limit(input.limit);
  const last = rows.length < input.limit ? Math.max(settled, feed.after) : (rows.at(-1)?.entry.position ?? 0);
  return {
    auditEntries: rows.map((row) => presentAuditEntry(context, row)),
    pagination: { limit: input.limit, nextCursor: feed.cursorAfter(last) },
  };
}

/** The highest position up to which no further change can appear. */
async function settledPosition(): Promise<number> {
  const { rows } = await database().execute<{ position: string }>(
    sql`select settled_audit_position() as position`,
  );
  return Number(rows[0]?.position ?? 0);
}

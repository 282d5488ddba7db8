import { and, desc, eq, or } from "drizzle-orm";
import { database } from "@/db/client";
import { auditEntries, organizations } from "@/db/schema";
import type { Context } from "@/lib/context";
import { auditWithinReach } from "@/lib/domain/audit/list-audit-entries";
import { type Asked, type Found, hitOf, ifReached } from "./asked";

const AUDIT_SCOPE = { accountId: auditEntries.accountId, orgId: auditEntries.orgId };

/** The changes of a request, by its id, or one change by its own id; newest first. */
export async function findChanges(context: Context, { id, word, within, fetch }: Asked): Promise<Found[]> {
  if (word === null) return [];
  const rows = await database()
    .select({
      entry: {
        id: auditEntries.id,
        action: auditEntries.action,
        subjectType: auditEntries.subjectType,
        subjectId: auditEntries.subjectId,
        subjectLabel: auditEntries.subjectLabel,
        accountId: auditEntries.accountId,
        createdAt: auditEntries.createdAt,
      },
      organization: { id: organizations.id, name: organizations.name },
    })
    .from(auditEntries)
    .leftJoin(organizations, eq(organizations.id, auditEntries.orgId))
    .where(
      and(
        auditWithinReach(context),
        within(AUDIT_SCOPE),
        or(eq(auditEntries.requestId, word), id ? eq(auditEntries.id, id) : undefined),
      ),
    )
    .orderBy(desc(auditEntries.createdAt), desc(auditEntries.id))
    .limit(fetch);
  return rows.map(({ entry, organization }) =>
    hitOf(
      {
        kind: "audit_entry",
        id: entry.id,
        title: entry.subjectLabel,
        detail: entry.action,
        subjectType: entry.subjectType,
        subjectId: entry.subjectId,
        at: entry.createdAt.toISOString(),
        organization: ifReached(context, organization, entry.accountId),
      },
      entry.accountId,
    ),
  );
}

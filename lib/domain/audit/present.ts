import type { auditEntries } from "@/db/schema";
import { type Context, roleAt } from "@/lib/context";
import { AUDIT_SUBJECTS, type AuditEntry } from "@/lib/schemas/audit-entry";

/**
 * The answer for an entry. Seen from the far end of a move alone, it does not tell how things were at the near end:
 * that stays with the organization that had them.
 */
export function presentAuditEntry(context: Context, row: typeof auditEntries.$inferSelect): AuditEntry {
  const place = { accountId: row.accountId ?? "", orgId: row.orgId ?? "" };
  const seesBefore = roleAt(context, place) !== null;
  return {
    id: row.id,
    action: row.action,
    subjectType: AUDIT_SUBJECTS.find((subject) => subject === row.subjectType) ?? "organization",
    subjectId: row.subjectId,
    subjectLabel: row.subjectLabel,
    actorType: row.actorType,
    actorId: row.actorId,
    actorName: row.actorName,
    orgId: row.orgId,
    targetOrgId: row.targetOrgId,
    before: seesBefore ? row.before : null,
    after: row.after,
    changes: row.changes,
    requestId: row.requestId,
    createdAt: row.createdAt.toISOString(),
  };
}

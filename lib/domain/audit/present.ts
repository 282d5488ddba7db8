import { type Context, roleAt } from "@/lib/context";
import type { AuditEntry } from "@/lib/schemas/audit-entry";
import type { AuditRow } from "./select-audit-entries";
import { undoableUntil } from "./undoable";

/**
 * The answer for an entry. A caller who reaches only one end of a move learns nothing about the other: neither its id
 * nor its name, nor the values that the line had there.
 */
export function presentAuditEntry(context: Context, row: AuditRow): AuditEntry {
  const { entry } = row;
  const seesSource = reaches(context, entry.accountId, entry.orgId);
  const seesTarget = reaches(context, entry.targetAccountId, entry.targetOrgId);
  return {
    id: entry.id,
    action: entry.action,
    subjectType: entry.subjectType,
    subjectId: entry.subjectId,
    subjectLabel: entry.subjectLabel,
    actorType: entry.actorType,
    actorId: entry.actorId,
    actorName: entry.actorName,
    actorEmail: entry.actorEmail,
    orgId: seesSource ? entry.orgId : null,
    targetOrgId: seesTarget ? entry.targetOrgId : null,
    organization: seesSource ? row.organization : null,
    account: seesSource ? row.account : null,
    targetOrganization: seesTarget ? row.target : null,
    targetAccount: seesTarget ? row.targetAccount : null,
    before: seesSource ? entry.before : null,
    after: entry.targetOrgId === null || seesTarget ? entry.after : null,
    changes: entry.changes,
    undoes: entry.undoesId,
    undoableUntil: undoableUntil(context, row)?.toISOString() ?? null,
    requestId: entry.requestId,
    createdAt: entry.createdAt.toISOString(),
  };
}

function reaches(context: Context, accountId: string | null, orgId: string | null): boolean {
  return roleAt(context, { accountId: accountId ?? "", orgId: orgId ?? "" }) !== null;
}

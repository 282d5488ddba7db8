import type { Transaction } from "@/db/client";
import { auditEntries } from "@/db/schema";
import type { Context } from "@/lib/context";
import type { AuditSubject } from "@/lib/schemas/audit-entry";

type Fields = Record<string, unknown>;

/** One change to record. `before` and `after` hold the same fields; unchanged ones are left out of the entry. */
export interface AuditRecord {
  action: `${string}.${string}`;
  subject: { type: AuditSubject; id: string; label: string };
  place: { accountId: string; orgId: string } | null;
  /** The second organization that a move reaches into. */
  target?: { accountId: string; orgId: string };
  before?: Fields | null;
  after?: Fields | null;
}

/**
 * Writes an audit entry in the transaction of the change: if the entry fails, so does the change.
 * @param tx the transaction that makes the change
 */
export async function recordAudit(tx: Transaction, context: Context, record: AuditRecord): Promise<void> {
  const { before, after, changes } = difference(record.before ?? null, record.after ?? null);
  await tx.insert(auditEntries).values({
    action: record.action,
    subjectType: record.subject.type,
    subjectId: record.subject.id,
    subjectLabel: record.subject.label,
    accountId: record.place?.accountId ?? null,
    orgId: record.place?.orgId ?? null,
    targetAccountId: record.target?.accountId ?? null,
    targetOrgId: record.target?.orgId ?? null,
    actorType: context.actor.type,
    actorId: context.actor.id,
    actorName: context.actor.name,
    before,
    after,
    changes,
    requestId: context.requestId,
    createdAt: context.now(),
  });
}

/** The fields that differ, before and after, and their names. A creation has no before, a removal no after. */
export function difference(
  before: Fields | null,
  after: Fields | null,
): { before: Fields | null; after: Fields | null; changes: string[] } {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].filter(
    (name) => !before || !after || JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
  const pick = (fields: Fields | null) =>
    fields && Object.fromEntries(names.map((name) => [name, fields[name] ?? null]));
  return { before: pick(before), after: pick(after), changes: names };
}

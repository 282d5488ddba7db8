import { v7 as uuidv7 } from "uuid";
import type { Transaction } from "@/db/client";
import { auditEntries } from "@/db/schema";
import type { AuditAction, AuditSubject } from "@/lib/constants/audit";
import type { Context } from "@/lib/context";

type Fields = Record<string, unknown>;

/** One change to record. `before` and `after` hold the same fields; the entry leaves unchanged ones out. */
export interface AuditRecord {
  action: AuditAction;
  subject: { type: AuditSubject; id: string; label: string };
  place: { accountId: string; orgId: string } | null;
  /** The organization to which a move leads. */
  target?: { accountId: string; orgId: string };
  before?: Fields | null;
  after?: Fields | null;
  /** The subject's version after the change, if the change can be undone while the subject still has it. */
  version?: number;
  /** The entry that this change undoes. */
  undoes?: string | null;
}

/**
 * Inserts an audit entry in the transaction of the change: if the entry fails, so does the change.
 * @param tx the transaction that makes the change
 * @returns the entry's id
 */
export async function recordAudit(tx: Transaction, context: Context, record: AuditRecord): Promise<string> {
  const { before, after, changes } = difference(record.before ?? null, record.after ?? null);
  const id = uuidv7();
  await tx.insert(auditEntries).values({
    id,
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
    actorEmail: context.actor.email ?? null,
    before,
    after,
    changes,
    subjectVersion: record.version ?? null,
    undoesId: record.undoes ?? null,
    requestId: context.requestId,
    createdAt: context.now(),
  });
  return id;
}

/** The fields that differ, before and after, with their names. A creation has no `before`, a deletion no `after`. */
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

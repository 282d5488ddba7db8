import { and, eq, gte, lt, or, type SQL } from "drizzle-orm";
import { database } from "@/db/client";
import { auditEntries } from "@/db/schema";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { keyset, pageOf } from "@/lib/domain/keyset";
import { withinReach } from "@/lib/domain/scope";
import type { AuditEntryList, ListAuditEntriesInput } from "@/lib/schemas/audit-entry";
import { presentAuditEntry } from "./present";

/**
 * What was changed in the caller's reach, newest first. A move between organizations is seen from both; what came
 * before a move to another account stays with the old one, since each entry belongs to where it happened.
 */
export async function listAuditEntries(
  context: Context,
  input: ListAuditEntriesInput,
): Promise<AuditEntryList> {
  requirePermissionSomewhere(context, "read");
  const page = keyset({ id: auditEntries.id, createdAt: auditEntries.createdAt }, input);
  const found = await database()
    .select()
    .from(auditEntries)
    .where(and(auditWithinReach(context), ...filters(input), page.after))
    .orderBy(...page.orderBy)
    .limit(page.fetch);
  const { rows, pagination } = pageOf(found, page, (row) => row);
  return { auditEntries: rows.map((row) => presentAuditEntry(context, row)), pagination };
}

/** The caller's reach over audit entries: where they happened, or where they reached into. */
export function auditWithinReach(context: Context): SQL | undefined {
  if (context.reach.everything) return undefined;
  return or(
    withinReach(context, { accountId: auditEntries.accountId, orgId: auditEntries.orgId }),
    withinReach(context, { accountId: auditEntries.targetAccountId, orgId: auditEntries.targetOrgId }),
  );
}

function filters(input: ListAuditEntriesInput): (SQL | undefined)[] {
  return [
    input.orgId
      ? or(eq(auditEntries.orgId, input.orgId), eq(auditEntries.targetOrgId, input.orgId))
      : undefined,
    input.subjectType ? eq(auditEntries.subjectType, input.subjectType) : undefined,
    input.subjectId ? eq(auditEntries.subjectId, input.subjectId) : undefined,
    input.actorId ? eq(auditEntries.actorId, input.actorId) : undefined,
    input.action ? eq(auditEntries.action, input.action) : undefined,
    input.from ? gte(auditEntries.createdAt, new Date(input.from)) : undefined,
    input.to ? lt(auditEntries.createdAt, new Date(input.to)) : undefined,
  ];
}

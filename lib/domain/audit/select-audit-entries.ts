import { and, eq, isNotNull } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { database, type Queryable } from "@/db/client";
import { auditEntries, organizations, phoneNumbers } from "@/db/schema";

const place = alias(organizations, "place");
const account = alias(organizations, "account");
const target = alias(organizations, "target");
const targetAccount = alias(organizations, "target_account");

/**
 * Selects audit entries with the present names of their organizations, and with the line that a change could be undone
 * for, as it is now; the caller adds conditions, order and limit.
 */
export function selectAuditEntries(queryable: Queryable = database()) {
  return queryable
    .select({
      entry: auditEntries,
      organization: { id: place.id, name: place.name },
      account: { id: account.id, name: account.name },
      target: { id: target.id, name: target.name },
      targetAccount: { id: targetAccount.id, name: targetAccount.name },
      line: {
        orgId: phoneNumbers.orgId,
        accountId: phoneNumbers.accountId,
        status: phoneNumbers.status,
        version: phoneNumbers.version,
      },
    })
    .from(auditEntries)
    .leftJoin(place, eq(place.id, auditEntries.orgId))
    .leftJoin(account, eq(account.id, auditEntries.accountId))
    .leftJoin(target, eq(target.id, auditEntries.targetOrgId))
    .leftJoin(targetAccount, eq(targetAccount.id, auditEntries.targetAccountId))
    .leftJoin(
      phoneNumbers,
      and(eq(phoneNumbers.id, auditEntries.subjectId), isNotNull(auditEntries.subjectVersion)),
    )
    .$dynamic();
}

export type AuditRow = Awaited<ReturnType<typeof selectAuditEntries>>[number];

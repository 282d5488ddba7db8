import { and, arrayContains, eq, gte, lt, or, type SQL, sql } from "drizzle-orm";
import { auditEntries } from "@/db/schema";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { type Keyset, keyset, pageOf } from "@/lib/domain/cursor";
import { withinReach } from "@/lib/domain/scope";
import { AppError } from "@/lib/errors";
import type { AuditEntryList, ListAuditEntriesInput } from "@/lib/schemas/audit-entry";
import type { ScopeFilters } from "@/lib/schemas/common";
import { presentAuditEntry } from "./present";
import { selectAuditEntries } from "./select-audit-entries";

/**
 * The changes in the caller's reach, newest first. Both organizations see a move between them. Each entry belongs to
 * the place where it happened, so what came before a move to another account stays with the old account.
 */
export async function listAuditEntries(
  context: Context,
  input: ListAuditEntriesInput,
): Promise<AuditEntryList> {
  requirePermissionSomewhere(context, "read");
  if (input.updatedSince !== undefined) throw notAFeed();
  const page = keyset({ id: auditEntries.id, createdAt: auditEntries.createdAt }, input);
  const found = await selectAuditEntries()
    .where(onPage(context, input, page))
    .orderBy(...page.orderBy)
    .limit(page.fetch);
  const { rows, pagination } = pageOf(found, page, ({ entry }) => entry);
  return { auditEntries: rows.map((row) => presentAuditEntry(context, row)), pagination };
}

/** More sides than this are not worth a subquery each. */
const MAX_SIDES = 20;

/**
 * The condition for the rows of a page. An entry is at a place in two ways, because it happened there or moved something
 * there, and each has an index in the order of the list. Joined by `or`, PostgreSQL uses neither, and reads every newer
 * entry of everybody else. So the first rows of each side are found by themselves.
 */
function onPage(context: Context, input: ListAuditEntriesInput, page: Keyset): SQL | undefined {
  const condition = and(auditWithinReach(context), ...auditFilters(input), page.after);
  const sides = sidesOf(context, input);
  if (sides.length === 0 || sides.length > MAX_SIDES) return condition;
  const firstOfSides = sides.map(
    (side) => sql`(select ${auditEntries.id} from ${auditEntries} where ${and(side, condition)}
      order by ${sql.join(page.orderBy, sql`, `)} limit ${page.fetch})`,
  );
  return sql`${auditEntries.id} = any(array(${sql.join(firstOfSides, sql` union `)}))`;
}

/** Where an entry has to be, by the narrowest of filters and reach; empty for everywhere. */
function sidesOf({ reach }: Context, { orgId, accountId }: ScopeFilters): SQL[] {
  // Moves are indexed by the account that they go to.
  const accountOf = (id: string) => sql`(select account_id from organizations where id = ${id})`;
  const ofOrganization = (id: string) => [
    eq(auditEntries.orgId, id),
    sql`${auditEntries.targetAccountId} = ${accountOf(id)} and ${eq(auditEntries.targetOrgId, id)}`,
  ];
  const ofAccount = (id: string) => [eq(auditEntries.accountId, id), eq(auditEntries.targetAccountId, id)];
  if (orgId) return ofOrganization(orgId);
  if (accountId) return ofAccount(accountId);
  if (reach.everything) return [];
  return [
    ...reach.accounts.flatMap((grant) => ofAccount(grant.accountId)),
    ...reach.organizations.flatMap((grant) => ofOrganization(grant.orgId)),
  ];
}

/** `updatedSince` begins a feed, which is read oldest first (`readAuditFeed`). */
function notAFeed(): AppError {
  const message = "With updatedSince, changes come oldest first: leave out sort, or send createdAt.";
  return new AppError("validation_failed", { fields: [{ path: "sort", code: "invalid", message }] });
}

/** The caller's reach over audit entries: those that happened at a place they reach, or moved something there. */
export function auditWithinReach(context: Context): SQL | undefined {
  if (context.reach.everything) return undefined;
  return or(
    withinReach(context, { accountId: auditEntries.accountId, orgId: auditEntries.orgId }),
    withinReach(context, { accountId: auditEntries.targetAccountId, orgId: auditEntries.targetOrgId }),
  );
}

/** The entries of one organization, or of an account and its locations; a move into it is among them. */
export function auditInScope({ orgId, accountId }: ScopeFilters): SQL | undefined {
  return and(
    orgId ? or(eq(auditEntries.orgId, orgId), eq(auditEntries.targetOrgId, orgId)) : undefined,
    accountId
      ? or(eq(auditEntries.accountId, accountId), eq(auditEntries.targetAccountId, accountId))
      : undefined,
  );
}

/** The conditions of a list's filters. */
export function auditFilters(input: ListAuditEntriesInput): (SQL | undefined)[] {
  return [
    auditInScope(input),
    input.subjectType ? eq(auditEntries.subjectType, input.subjectType) : undefined,
    input.subjectId ? eq(auditEntries.subjectId, input.subjectId) : undefined,
    input.actorId ? eq(auditEntries.actorId, input.actorId) : undefined,
    input.action ? eq(auditEntries.action, input.action) : undefined,
    input.field ? arrayContains(auditEntries.changes, [input.field]) : undefined,
    input.requestId ? eq(auditEntries.requestId, input.requestId) : undefined,
    input.from ? gte(auditEntries.createdAt, new Date(input.from)) : undefined,
    input.updatedSince ? gte(auditEntries.createdAt, new Date(input.updatedSince)) : undefined,
    input.to ? lt(auditEntries.createdAt, new Date(input.to)) : undefined,
  ];
}

import { and, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { organizations, phoneNumberOrders, phoneNumbers, sessions } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { recordAudit } from "@/lib/audit/record";
import { OPEN_ORDER_STATES } from "@/lib/constants/order-states";
import { type Context, may, requirePermission, requirePermissionSomewhere } from "@/lib/context";
import { assertVersion, type IfVersion } from "@/lib/domain/assert-version";
import type { Organization } from "@/lib/schemas/organization";
import { lockWholeOrganization, placeOf } from "./find";
import { type OrganizationRow, presentOrganization } from "./present";
import { assertArchivable, type Holdings } from "./rules";

/** Locations that a refusal names at most; an account may have thousands. Lines and orders are ten at most. */
const NAMED_LOCATIONS = 100;

/**
 * Archives an organization: it is no longer found, its bots and API keys stop working, and members who have no role
 * elsewhere are signed out. The lock blocks whatever
 * would come into it: a purchase, a moved line, a new location. Archiving an account closes it, which takes support.
 * @returns the organization as it was
 * @throws AppError `not_found`, `forbidden`; `organization_in_use` while it has lines, open purchases or locations;
 *   `edit_conflict` with `details.current` if `version` is not the current one
 */
export async function archiveOrganization(
  context: Context,
  input: { id: string } & IfVersion,
): Promise<Organization> {
  requirePermissionSomewhere(context, "organizations:write");
  return inTransaction(async (tx) => {
    const row = await lockWholeOrganization(tx, context, input.id, "organizations:write");
    if (row.parentAccountOrgId === null) requirePermission(context, "accounts:close", placeOf(row));
    await assertVersion(row, input.version, presentOrganization);
    return archiveLocked(tx, context, row);
  });
}

/**
 * Archives an organization that is locked; an account is then closed.
 * @throws AppError `organization_in_use`
 */
export async function archiveLocked(
  tx: Transaction,
  context: Context,
  row: OrganizationRow,
): Promise<Organization> {
  assertArchivable(await holdingsOf(tx, row.id));
  const now = context.now();
  const archived = { version: row.version + 1, archivedAt: now, updatedAt: now };
  await tx.update(organizations).set(archived).where(eq(organizations.id, row.id));
  await endSessionsWithoutPlace(tx, row.id, now);
  const isAccount = row.parentAccountOrgId === null;
  await recordAudit(tx, context, {
    action: isAccount ? "account.close" : "organization.archive",
    subject: { type: isAccount ? "account" : "organization", id: row.id, label: row.name },
    place: placeOf(row),
    before: { archivedAt: null },
    after: { archivedAt: now.toISOString() },
  });
  return presentOrganization({ ...row, ...archived });
}

/** Ends the sessions of the organization's members who have no role anywhere else. */
async function endSessionsWithoutPlace(tx: Transaction, orgId: string, now: Date): Promise<void> {
  await tx
    .update(sessions)
    .set({ endedAt: now })
    .where(
      and(
        isNull(sessions.endedAt),
        sql`exists (select 1 from memberships held where held.user_id = ${sessions.userId} and held.org_id = ${orgId})`,
        sql`not exists (select 1 from memberships held join organizations place on place.id = held.org_id
          where held.user_id = ${sessions.userId} and place.archived_at is null)`,
        sql`not exists (select 1 from users support where support.id = ${sessions.userId} and support.is_support)`,
      ),
    );
}

/** Whether the console offers to archive it. An account is closed instead, on its own page. */
export function offersArchive(
  context: Context,
  organization: Pick<Organization, "id" | "accountId" | "parentAccountOrgId">,
): boolean {
  return (
    organization.parentAccountOrgId !== null && may(context, "organizations:write", placeOf(organization))
  );
}

async function holdingsOf(tx: Transaction, orgId: string): Promise<Holdings> {
  const lines = await tx
    .select({ id: phoneNumbers.id, number: phoneNumbers.number, name: phoneNumbers.name })
    .from(phoneNumbers)
    .where(and(eq(phoneNumbers.orgId, orgId), ne(phoneNumbers.status, "released")))
    .orderBy(phoneNumbers.createdAt, phoneNumbers.id);
  const orders = await tx
    .select({ id: phoneNumberOrders.id, name: phoneNumberOrders.name })
    .from(phoneNumberOrders)
    .where(and(eq(phoneNumberOrders.orgId, orgId), inArray(phoneNumberOrders.state, [...OPEN_ORDER_STATES])))
    .orderBy(phoneNumberOrders.createdAt, phoneNumberOrders.id);
  const locations = await tx
    .select({ id: organizations.id, name: organizations.name })
    .from(organizations)
    .where(and(eq(organizations.parentAccountOrgId, orgId), isNull(organizations.archivedAt)))
    .orderBy(organizations.createdAt, organizations.id)
    .limit(NAMED_LOCATIONS);
  return { lines, orders, locations };
}

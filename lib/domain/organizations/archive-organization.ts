import { and, eq, inArray, isNull, ne } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { organizations, phoneNumberOrders, phoneNumbers } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { recordAudit } from "@/lib/audit/record";
import { OPEN_ORDER_STATES } from "@/lib/constants/numbers";
import { type Context, requirePermission, requirePermissionSomewhere } from "@/lib/context";
import type { Organization } from "@/lib/schemas/organization";
import { lockWholeOrganization } from "./find";
import { presentOrganization } from "./present";
import { assertArchivable, type Holdings } from "./rules";

/**
 * Puts an organization away: it is found no more, and its bots and API keys rest. The lock keeps whatever would come
 * into it waiting: a purchase, a line that is moved, a location.
 * @returns the organization as it was last
 * @throws AppError `not_found`; `organization_in_use` while it has lines, purchases under way or locations
 */
export async function archiveOrganization(context: Context, input: { id: string }): Promise<Organization> {
  requirePermissionSomewhere(context, "organizations:write");
  return inTransaction(async (tx) => {
    const row = await lockWholeOrganization(tx, context, input.id);
    const place = { orgId: row.id, accountId: row.accountId };
    requirePermission(context, "organizations:write", place);
    assertArchivable(await holdingsOf(tx, row.id));
    const now = context.now();
    const archived = { version: row.version + 1, archivedAt: now, updatedAt: now };
    await tx.update(organizations).set(archived).where(eq(organizations.id, row.id));
    await recordAudit(tx, context, {
      action: "organization.archive",
      subject: { type: "organization", id: row.id, label: row.name },
      place,
      before: { archivedAt: null },
      after: { archivedAt: now.toISOString() },
    });
    return presentOrganization({ ...row, ...archived });
  });
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
    .orderBy(organizations.createdAt, organizations.id);
  return { lines, orders, locations };
}

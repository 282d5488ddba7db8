import { and, eq } from "drizzle-orm";
import { database, type Queryable, type Transaction } from "@/db/client";
import { carrierFindings, phoneNumberOrders } from "@/db/schema/index";
import type { Permission } from "@/lib/constants/permissions";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { assertShown, type IfShown } from "@/lib/domain/assert-version";
import { parseId } from "@/lib/domain/ids";
import { AppError } from "@/lib/errors";
import type { FindingShown } from "@/lib/schemas/carrier";

export type FindingRecord = typeof carrierFindings.$inferSelect;

/** Selects findings, each with the order that it comes from, in one query. */
export function selectFindings(queryable: Queryable = database()) {
  return queryable
    .select({
      finding: carrierFindings,
      order: { id: phoneNumberOrders.id, orgId: phoneNumberOrders.orgId, name: phoneNumberOrders.name },
    })
    .from(carrierFindings)
    .leftJoin(phoneNumberOrders, eq(phoneNumberOrders.id, carrierFindings.orderId))
    .$dynamic();
}
export type FindingRow = Awaited<ReturnType<typeof selectFindings>>[number];

/**
 * Reads a finding in any state.
 * @throws AppError `not_found`
 */
export async function findFindingRow(queryable: Queryable, id: string): Promise<FindingRow> {
  const [row] = await selectFindings(queryable).where(eq(carrierFindings.id, parseId(id)));
  if (!row) throw new AppError("not_found");
  return row;
}

/** What the caller last saw of a stray; without it, the act is not guarded. */
export type IfFinding = IfShown<FindingShown>;

/**
 * Locks a stray in any state until the transaction ends, and reads the order that it comes from.
 * @param permission a platform permission, because a stray belongs to no organization
 * @throws AppError `not_found`, `forbidden`; `edit_conflict` with `details.current` if it is not as `shown`
 */
export async function lockStray(
  tx: Transaction,
  context: Context,
  { findingId: id, shown }: { findingId: string } & IfFinding,
  permission: Permission,
): Promise<FindingRow> {
  requirePermissionSomewhere(context, permission);
  const [row] = await selectFindings(tx)
    .where(and(eq(carrierFindings.id, parseId(id)), eq(carrierFindings.kind, "stray")))
    .for("update", { of: carrierFindings });
  if (!row) throw new AppError("not_found");
  const { state, resolution } = row.finding;
  assertShown<FindingShown>({ state, resolution }, { shown });
  return row;
}

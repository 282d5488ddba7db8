import { and, eq } from "drizzle-orm";
import { database, type Queryable, type Transaction } from "@/db/client";
import { carrierFindings, phoneNumberOrders } from "@/db/schema";
import { knownShape } from "@/lib/domain/ids";
import { AppError } from "@/lib/errors";

export type FindingRecord = typeof carrierFindings.$inferSelect;

/** Differences, each with the purchase that it comes from, in one query. */
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
 * A difference, whatever has become of it.
 * @throws AppError `not_found`
 */
export async function findFindingRow(queryable: Queryable, id: string): Promise<FindingRow> {
  const [row] = await selectFindings(queryable).where(eq(carrierFindings.id, knownShape(id)));
  if (!row) throw new AppError("not_found");
  return row;
}

/**
 * A stray number, locked until the transaction ends.
 * @throws AppError `not_found`
 */
export async function lockStray(tx: Transaction, id: string): Promise<FindingRecord> {
  const [finding] = await tx
    .select()
    .from(carrierFindings)
    .where(and(eq(carrierFindings.id, knownShape(id)), eq(carrierFindings.kind, "stray")))
    .for("update");
  if (!finding) throw new AppError("not_found");
  return finding;
}

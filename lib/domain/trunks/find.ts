import { and, eq, inArray, or, type SQL, sql } from "drizzle-orm";
import type { Queryable, Transaction } from "@/db/client";
import { sipTrunks } from "@/db/schema";
import { type Context, may } from "@/lib/context";
import { knownShape } from "@/lib/domain/ids";
import { withinReach } from "@/lib/domain/scope";
import { AppError } from "@/lib/errors";
import type { TrunkRow } from "./present";

/** The trunks of an archived organization rest with it. */
const LIVING = sql`${sipTrunks.orgId} in (select id from organizations where archived_at is null)`;

/** The caller's reach over trunks: who reaches a location only sees its account's trunks too, as they serve it. */
export function trunksWithinReach({ reach }: Context): SQL | undefined {
  if (reach.everything) return LIVING;
  const above = reach.organizations.map(({ accountId }) => accountId);
  const columns = { accountId: sipTrunks.accountId, orgId: sipTrunks.orgId };
  return and(
    LIVING,
    or(
      withinReach({ reach } as Context, columns),
      above.length > 0 ? inArray(sipTrunks.orgId, above) : undefined,
    ),
  );
}

/**
 * A trunk that the caller sees.
 * @throws AppError `not_found`
 */
export async function findTrunk(from: Queryable, context: Context, id: string): Promise<TrunkRow> {
  const [row] = await from.select().from(sipTrunks).where(within(context, id));
  if (!row) throw new AppError("not_found");
  return row;
}

/**
 * The same, locked until the transaction ends.
 * @param strength `update` before changing it; `share` before a line is given it
 */
export async function lockTrunk(
  tx: Transaction,
  context: Context,
  id: string,
  strength: "update" | "share",
): Promise<TrunkRow> {
  const [row] = await tx.select().from(sipTrunks).where(within(context, id)).for(strength);
  if (!row) throw new AppError("not_found");
  return row;
}

/** @throws AppError `forbidden` for a trunk that the caller sees but may not change */
export function requireTrunkWrite(context: Context, trunk: { orgId: string; accountId: string }): void {
  if (!may(context, "trunks:write", trunk)) throw new AppError("forbidden");
}

function within(context: Context, id: string) {
  return and(eq(sipTrunks.id, knownShape(id)), trunksWithinReach(context));
}

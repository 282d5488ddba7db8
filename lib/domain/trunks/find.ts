import { and, eq, inArray, or, type SQL, sql } from "drizzle-orm";
import type { Queryable, Transaction } from "@/db/client";
import { sipTrunks } from "@/db/schema";
import { type Context, Forbidden, may } from "@/lib/context";
import { parseId } from "@/lib/domain/ids";
import { withinReach } from "@/lib/domain/scope";
import { AppError } from "@/lib/errors";
import type { TrunkRow } from "./present";

/** Trunks of an archived organization are not found. */
const LIVING = sql`${sipTrunks.orgId} in (select id from organizations where archived_at is null)`;

/**
 * The caller's reach over trunks. Callers who reach only a location also see the trunks of its account, which serve
 * it.
 */
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
 * A trunk in the caller's reach.
 * @throws AppError `not_found`
 */
export async function findTrunk(from: Queryable, context: Context, id: string): Promise<TrunkRow> {
  const [row] = await from.select().from(sipTrunks).where(within(context, id));
  if (!row) throw new AppError("not_found");
  return row;
}

/**
 * A trunk in the caller's reach, locked until the transaction ends.
 * @param permission `trunks:write` locks it for a change. `read` keeps it unchanged while a line is given it;
 *   everybody who sees a trunk may do that
 * @throws AppError `not_found`; `forbidden` for a trunk the caller sees but may not change
 */
export async function lockTrunk(
  tx: Transaction,
  context: Context,
  id: string,
  permission: "trunks:write" | "read",
): Promise<TrunkRow> {
  const strength = permission === "read" ? "share" : "update";
  const [row] = await tx.select().from(sipTrunks).where(within(context, id)).for(strength);
  if (!row) throw new AppError("not_found");
  if (permission !== "read" && !may(context, permission, row)) throw new Forbidden(permission, row);
  return row;
}

function within(context: Context, id: string) {
  return and(eq(sipTrunks.id, parseId(id)), trunksWithinReach(context));
}

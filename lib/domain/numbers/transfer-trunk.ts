import type { Transaction } from "@/db/client";
import type { Context } from "@/lib/context";
import { inField } from "@/lib/domain/in-field";
import { lockTrunk } from "@/lib/domain/trunks/find";
import type { TrunkRow } from "@/lib/domain/trunks/present";
import { AppError } from "@/lib/errors";

/** Whether lines of an organization may use a trunk: one of the organization or of its account (product rule 13). */
export function servesLinesOf(
  trunk: { orgId: string; accountId: string },
  place: { orgId: string; accountId: string },
): boolean {
  return trunk.accountId === place.accountId && [place.orgId, place.accountId].includes(trunk.orgId);
}

/**
 * Locks the trunk that a line of an organization is to get, until the transaction ends.
 * @returns null if no trunk is given
 * @throws AppError `not_found` for a foreign trunk, `trunk_in_other_organization`
 */
export async function lockTransferTrunk(
  tx: Transaction,
  context: Context,
  place: { orgId: string; accountId: string },
  id: string | null | undefined,
): Promise<TrunkRow | null> {
  if (id === null || id === undefined) return null;
  const trunk = await inField("transferTrunkId", lockTrunk(tx, context, id, "read"));
  if (servesLinesOf(trunk, place)) return trunk;
  throw new AppError("trunk_in_other_organization", {
    fields: [
      {
        path: "transferTrunkId",
        code: "trunk_in_other_organization",
        message: "Choose a trunk that belongs to this organization or its account.",
      },
    ],
  });
}

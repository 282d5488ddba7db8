import type { Transaction } from "@/db/client";
import type { Context } from "@/lib/context";
import { lockTrunk } from "@/lib/domain/trunks/find";
import type { TrunkRow } from "@/lib/domain/trunks/present";
import { AppError } from "@/lib/errors";

/**
 * Whether a trunk may serve lines of a place: it is of the same organization, or of its account's (product rule 13).
 */
export function servesLinesOf(
  trunk: { orgId: string; accountId: string },
  place: { orgId: string; accountId: string },
): boolean {
  return trunk.accountId === place.accountId && [place.orgId, place.accountId].includes(trunk.orgId);
}

/**
 * The trunk that a line of a place is to be given, held until the transaction ends. Null for none.
 * @throws AppError `not_found` for a foreign one, `trunk_in_other_organization`
 */
export async function trunkFor(
  tx: Transaction,
  context: Context,
  place: { orgId: string; accountId: string },
  id: string | null | undefined,
): Promise<TrunkRow | null> {
  if (id === null || id === undefined) return null;
  const trunk = await lockTrunk(tx, context, id, "share");
  if (servesLinesOf(trunk, place)) return trunk;
  throw new AppError("trunk_in_other_organization", {
    fields: [
      {
        path: "transferTrunkId",
        code: "trunk_in_other_organization",
        message: "Choose a trunk of this organization or of its account.",
      },
    ],
  });
}

import { and, inArray, isNull } from "drizzle-orm";
import { database } from "@/db/client";
import { organizations } from "@/db/schema";
import { type Context, may } from "@/lib/context";
import { ORGANIZATION_SCOPE, placeOf } from "@/lib/domain/organizations/find";
import { withinReach } from "@/lib/domain/scope";

/** The organization of a trunk, as far as the caller sees it. */
export interface TrunkPlace {
  /** Null for an account of which the caller reaches only a location. */
  name: string | null;
  isAccount: boolean;
  canManage: boolean;
}

/**
 * An account of which the caller reaches only a location: its trunks serve that location, but its name stays hidden.
 */
const UNSEEN_ACCOUNT: TrunkPlace = { name: null, isAccount: true, canManage: false };

/**
 * The organizations of some trunks, by id, in one query.
 * @param trunks trunks that the caller sees
 */
export async function trunkPlaces(
  context: Context,
  trunks: { orgId: string }[],
): Promise<Record<string, TrunkPlace>> {
  const ids = [...new Set(trunks.map(({ orgId }) => orgId))];
  const { id, name, accountId, parentAccountOrgId } = organizations;
  const seen = await database()
    .select({ id, name, accountId, parentAccountOrgId })
    .from(organizations)
    .where(and(inArray(id, ids), isNull(organizations.archivedAt), withinReach(context, ORGANIZATION_SCOPE)));
  const places = new Map(
    seen.map((row) => [
      row.id,
      {
        name: row.name,
        isAccount: row.parentAccountOrgId === null,
        canManage: may(context, "trunks:write", placeOf(row)),
      },
    ]),
  );
  return Object.fromEntries(ids.map((id) => [id, places.get(id) ?? UNSEEN_ACCOUNT]));
}

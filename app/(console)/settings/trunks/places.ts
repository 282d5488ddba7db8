import type { TrunkPlace } from "@/components/trunks/trunk-list";
import { type Context, may } from "@/lib/context";
import { getOrganization } from "@/lib/domain/organizations/get-organization";
import { AppError } from "@/lib/errors";
import type { Trunk } from "@/lib/schemas/sip-trunk";

/** Whose each trunk is, by organization. Who works for a location only sees its account's trunks, but not the account. */
export async function placesOf(caller: Context, trunks: Trunk[]): Promise<Record<string, TrunkPlace>> {
  const ids = [...new Set(trunks.map(({ orgId }) => orgId))];
  return Object.fromEntries(await Promise.all(ids.map(async (id) => [id, await placeOf(caller, id)])));
}

async function placeOf(caller: Context, id: string): Promise<TrunkPlace> {
  try {
    const { name, accountId, parentAccountOrgId } = await getOrganization(caller, { id });
    const canManage = may(caller, "trunks:write", { orgId: id, accountId });
    return { name, isAccount: parentAccountOrgId === null, canManage };
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found")
      return { name: null, isAccount: true, canManage: false };
    throw error;
  }
}

import { database } from "@/db/client";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import type { Trunk, TrunkIdInput } from "@/lib/schemas/sip-trunk";
import { findTrunk } from "./find";
import { presentTrunk } from "./present";

/**
 * One trunk, without its password.
 * @throws AppError `not_found`
 */
export async function getTrunk(context: Context, input: TrunkIdInput): Promise<Trunk> {
  requirePermissionSomewhere(context, "read");
  return presentTrunk(await findTrunk(database(), context, input.id));
}

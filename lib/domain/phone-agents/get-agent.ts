import { runningOrPool } from "@/db/transaction";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { findAgent } from "./find";
import type { PhoneAgent } from "./present";

/**
 * One agent in the caller's reach.
 * @throws AppError `not_found`
 */
export async function getAgent(context: Context, { id }: { id: string }): Promise<PhoneAgent> {
  requirePermissionSomewhere(context, "read");
  return findAgent(runningOrPool(), context, id);
}

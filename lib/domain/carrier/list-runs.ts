import { desc } from "drizzle-orm";
import { database } from "@/db/client";
import { carrierRuns } from "@/db/schema";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import type { CarrierRun } from "@/lib/schemas/carrier";
import { presentRun } from "./present";

const SHOWN = 8;

/**
 * The last comparisons of the carrier's list with ours, newest first.
 * @throws AppError `forbidden` unless the caller looks after carriers
 */
export async function listRuns(context: Context): Promise<CarrierRun[]> {
  requirePermissionSomewhere(context, "carrier:manage");
  const runs = await database()
    .select()
    .from(carrierRuns)
    .orderBy(desc(carrierRuns.startedAt), desc(carrierRuns.id))
    .limit(SHOWN);
  return runs.map(presentRun);
}

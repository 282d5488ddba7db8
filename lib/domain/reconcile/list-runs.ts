import { desc, eq } from "drizzle-orm";
import { database } from "@/db/client";
import { carrierRuns } from "@/db/schema/index";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import type { CarrierRun } from "@/lib/schemas/carrier";
import { configuredCarriers } from "@/lib/telephony/registry";
import { presentRun } from "./present";

const SHOWN = 8;

/**
 * Lists the latest runs of the configured carriers, newest first.
 * @throws AppError `forbidden` without the permission `carrier:manage`
 */
export async function listRuns(context: Context): Promise<CarrierRun[]> {
  requirePermissionSomewhere(context, "carrier:manage");
  const runs = await Promise.all(configuredCarriers().map(({ name }) => lastRuns(name)));
  return runs
    .flat()
    .sort((a, b) => b.startedAt.getTime() - a.startedAt.getTime() || (a.id < b.id ? 1 : -1))
    .slice(0, SHOWN)
    .map(presentRun);
}

/** One query per carrier, so that each reads the index of that carrier's runs. */
function lastRuns(carrier: string) {
  return database()
    .select()
    .from(carrierRuns)
    .where(eq(carrierRuns.carrier, carrier))
    .orderBy(desc(carrierRuns.startedAt), desc(carrierRuns.id))
    .limit(SHOWN);
}

import type { carrierRuns } from "@/db/schema/index";
import type { Context } from "@/lib/context";
import type { Carrier } from "@/lib/telephony/port";

/** The row of a run. */
export type RunRecord = typeof carrierRuns.$inferSelect;

/** What a run works with. */
export interface RunTools {
  /** The run's own carrier. */
  carrier: Carrier;
  context: Context;
}

import { inArray, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { carrierRuns } from "@/db/schema";
import { listOf } from "@/db/schema/enumerations";
import { OPEN_ORDER_STATES } from "@/lib/constants/order-states";

/** What needs a person, or may soon need one, between the carriers and us. */
export interface CarrierState {
  /** Orders that wait until a person finishes or gives them up. */
  stoppedOrders: number;
  /** Findings that are not resolved yet. */
  strays: number;
  lost: number;
  /** Seconds since each carrier's last completed run, by the database's clock; carriers without one are left out. */
  reconciledSecondsAgo: Record<string, number>;
}

/**
 * Reads the state of all carriers from partial indexes, which leave out finished orders and resolved findings.
 * @param carriers the names of the configured carriers
 */
export async function readCarrierState(tx: Transaction, carriers: string[]): Promise<CarrierState> {
  const { rows } = await tx.execute<{
    stopped: string;
    strays: string;
    lost: string;
    compared: Record<string, number> | null;
  }>(sql`
    select
      (select count(*) from phone_number_orders
        where state in (${listOf(OPEN_ORDER_STATES)}) and stopped_at is not null) as stopped,
      (select count(*) from carrier_findings where state <> 'resolved' and kind = 'stray') as strays,
      (select count(*) from carrier_findings where state <> 'resolved' and kind = 'lost') as lost,
      (select json_object_agg(carrier, age) from (
        select carrier, extract(epoch from clock_timestamp() - max(touched_at)) as age from carrier_runs
        where state = 'done' and ${inArray(carrierRuns.carrier, carriers)} group by carrier
      ) as ages) as compared`);
  const [row] = rows;
  return {
    stoppedOrders: Number(row?.stopped ?? 0),
    strays: Number(row?.strays ?? 0),
    lost: Number(row?.lost ?? 0),
    reconciledSecondsAgo: row?.compared ?? {},
  };
}

import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";

/** What has to be looked at between the carrier and us. */
export interface CarrierKeeping {
  /** Purchases that nobody goes on with until a person says so. */
  stoppedOrders: number;
  /** Differences that are not settled. */
  strays: number;
  lost: number;
  /** Since the carrier's list was last compared with ours, by the database's clock; undefined when it never was. */
  comparedSecondsAgo: number | undefined;
}

/** Reads it from partial indexes: what is settled is not counted. */
export async function readCarrierKeeping(tx: Transaction): Promise<CarrierKeeping> {
  const { rows } = await tx.execute<{
    stopped: string;
    strays: string;
    lost: string;
    compared: string | null;
  }>(sql`
    select
      (select count(*) from phone_number_orders
        where state in ('searching', 'buying', 'wiring') and stopped_at is not null) as stopped,
      (select count(*) from carrier_findings where state <> 'resolved' and kind = 'stray') as strays,
      (select count(*) from carrier_findings where state <> 'resolved' and kind = 'lost') as lost,
      (select extract(epoch from clock_timestamp() - max(touched_at)) from carrier_runs where state = 'done') as compared`);
  const [row] = rows;
  return {
    stoppedOrders: Number(row?.stopped ?? 0),
    strays: Number(row?.strays ?? 0),
    lost: Number(row?.lost ?? 0),
    comparedSecondsAgo: row?.compared ? Number(row.compared) : undefined,
  };
}

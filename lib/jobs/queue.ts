import { sql } from "drizzle-orm";
import type { Queryable } from "@/db/client";

/** Jobs and what each is told. Payloads hold ids only: nothing about patients, no secrets. */
export interface JobPayloads {
  /** Moves a purchase on until it is done, failed, or has to wait. */
  "orders.advance": { orderId: string };
  /** Begins the release of a line whose quarantine is over; does nothing for one that was kept. */
  "numbers.end_quarantine": { phoneNumberId: string };
  /** Gives a number back to the carrier; repeated until the carrier says that it is gone. */
  "numbers.release": { phoneNumberId: string };
  /** Compares the carrier's list with ours. */
  "carrier.reconcile": { runId: string };
  /** Gives a number back that nobody here knows, after somebody said so. */
  "carrier.release_stray": { findingId: string };
}
export type JobName = keyof JobPayloads;

/**
 * Enqueues a job in the caller's transaction: it runs if, and only if, the transaction commits.
 * @param options.runAt not before this moment of the database's clock
 * @param options.inMs not before so many milliseconds from now, by the database's clock
 * @param options.key a job with the same key that has not started is replaced, so one is waiting at most; one that runs
 *   loses its key and is not tried again (`sweepReplacedJobs`)
 */
export async function enqueueJob<N extends JobName>(
  tx: Queryable,
  name: N,
  payload: JobPayloads[N],
  options: { key: string; runAt?: Date; inMs?: number; maxAttempts?: number },
): Promise<void> {
  const runAt =
    options.inMs === undefined
      ? sql`${options.runAt?.toISOString() ?? null}::timestamptz`
      : sql`clock_timestamp() + ${options.inMs} * interval '1 millisecond'`;
  await tx.execute(
    sql`select graphile_worker.add_job(${name}::text, payload := ${JSON.stringify(payload)}::json, run_at := ${runAt}, job_key := ${options.key}::text, max_attempts := ${options.maxAttempts ?? 25}::int)`,
  );
}

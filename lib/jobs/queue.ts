import { sql } from "drizzle-orm";
import type { Queryable } from "@/db/client";

/** The jobs and their payloads. Payloads hold only ids: no patient data, no secrets. */
export interface JobPayloads {
  /** Advances an order until it is done, failed, or has to wait. */
  "orders.advance": { orderId: string };
  /** Begins the release of a line whose quarantine is over. Does nothing if the line was restored. */
  "numbers.end_quarantine": { phoneNumberId: string };
  /** Releases a number at the carrier; retried until the carrier confirms. */
  "numbers.release": { phoneNumberId: string };
  /** Reconciles the carrier's list with ours. */
  "carrier.reconcile": { runId: string };
  /** Releases a stray after somebody asked for it. */
  "carrier.release_stray": { findingId: string };
}
export type JobName = keyof JobPayloads;

/**
 * Enqueues a job in the caller's transaction: it runs if, and only if, the transaction commits.
 * @param options.runAt the earliest time to run, by the database's clock
 * @param options.inMs the shortest delay in milliseconds, by the database's clock
 * @param options.key replaces a job with the same key that has not started, so at most one waits; a running one loses
 *   its key and is not retried (`sweepReplacedJobs`)
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

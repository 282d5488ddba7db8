import { sql } from "drizzle-orm";
import type { Queryable } from "@/db/client";

/** Due jobs are counted so far; beyond that, there are many. */
const COUNTED_TO = 10_000;

/** What waits for the worker. */
export interface Backlog {
  /** Jobs whose time has come and that nobody works on; 10,000 at most. */
  due: number;
  /** How long the oldest of them has been due; 0 without one. */
  oldestDueSeconds: number;
}

/**
 * Reads the job queue. Its view hides the column that the queue's partial index of jobs to do is made for, so the table
 * beneath is read.
 */
export async function readBacklog(db: Queryable): Promise<Backlog> {
  const { rows } = await db.execute<{ due: string; oldest: string | null }>(sql`
    select count(*) as due, extract(epoch from clock_timestamp() - min(run_at)) as oldest
    from (
      select run_at from graphile_worker._private_jobs
      where is_available and run_at <= clock_timestamp()
      order by priority, run_at limit ${COUNTED_TO}
    ) as jobs`);
  return { due: Number(rows[0]?.due ?? 0), oldestDueSeconds: Number(rows[0]?.oldest ?? 0) };
}

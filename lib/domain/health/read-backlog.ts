import { sql } from "drizzle-orm";
import type { Queryable } from "@/db/client";

/** Counting stops here; the exact number of more due jobs doesn't matter. */
const COUNTED_TO = 10_000;

/** Work that waits for the worker. */
export interface Backlog {
  /** Due jobs that nobody is working on; counted up to 10,000. */
  due: number;
  /** How long the oldest due job has waited; 0 if there is none. */
  oldestDueSeconds: number;
}

/**
 * Reads the job queue from its private table: the public view hides `is_available`, the column that the queue's partial
 * index needs.
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

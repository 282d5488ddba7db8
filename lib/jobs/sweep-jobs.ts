import { sql } from "drizzle-orm";
import { database } from "@/db/client";

/**
 * Deletes jobs that were replaced while they ran. The queue takes their key and never retries them, but leaves failed
 * ones in the table. `complete_jobs` skips jobs that a worker still has locked.
 */
export async function sweepReplacedJobs(): Promise<void> {
  await database().execute(sql`
    select graphile_worker.complete_jobs(array(
      select id from graphile_worker._private_jobs where key is null and attempts >= max_attempts
    ))`);
}

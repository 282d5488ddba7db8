import { sql } from "drizzle-orm";
import { database } from "@/db/client";

/**
 * Removes jobs that were replaced while they ran: the queue takes their key and never tries them again, but keeps those
 * that failed. What a worker still has locked stays.
 */
export async function sweepReplacedJobs(): Promise<void> {
  await database().execute(sql`
    select graphile_worker.complete_jobs(array(
      select id from graphile_worker._private_jobs where key is null and attempts >= max_attempts
    ))`);
}

import { sql } from "drizzle-orm";
import { database } from "@/db/client";
import { enqueueJob } from "@/lib/jobs/queue";

/** Locks the job with a key, as a worker does to run it. */
export async function lockJob(key: string): Promise<void> {
  await database().execute(
    sql`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'test', attempts = attempts + 1 where key = ${key}`,
  );
}

/** Makes the job with a key look as if it had failed its last attempt. */
export async function giveUpJob(key: string): Promise<void> {
  await database().execute(
    sql`update graphile_worker._private_jobs set attempts = max_attempts, last_error = 'Failed.' where key = ${key}`,
  );
}

/** Creates a job that was replaced while it ran and then failed. */
export async function replaceRunningJob(key: string): Promise<void> {
  const enqueue = () => enqueueJob(database(), "orders.advance", { orderId: key }, { key });
  await enqueue();
  await lockJob(key);
  await enqueue();
  await database().execute(
    sql`update graphile_worker._private_jobs set locked_at = null, locked_by = null, last_error = 'Failed.' where key is null and payload->>'orderId' = ${key}`,
  );
}

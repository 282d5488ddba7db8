import { sql } from "drizzle-orm";
import { database } from "@/db/client";
import { enqueueJob } from "@/lib/jobs/queue";

/** Locks the job of that key, as the worker does that runs it. */
export async function lockJob(key: string): Promise<void> {
  await database().execute(
    sql`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'test', attempts = attempts + 1 where key = ${key}`,
  );
}

/** Makes the job of that key one that has failed as often as it may. */
export async function giveUpJob(key: string): Promise<void> {
  await database().execute(
    sql`update graphile_worker._private_jobs set attempts = max_attempts, last_error = 'Failed.' where key = ${key}`,
  );
}

/** A job that was replaced while it ran, and failed then. */
export async function replaceRunningJob(key: string): Promise<void> {
  const wish = () => enqueueJob(database(), "orders.advance", { orderId: key }, { key });
  await wish();
  await lockJob(key);
  await wish();
  await database().execute(
    sql`update graphile_worker._private_jobs set locked_at = null, locked_by = null, last_error = 'Failed.' where key is null and payload->>'orderId' = ${key}`,
  );
}

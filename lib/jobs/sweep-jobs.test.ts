import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { useTestDatabase } from "@/db/testing/database";
import { giveUpJob, lockJob, replaceRunningJob } from "@/db/testing/jobs";
import { enqueueJob } from "./queue";
import { sweepReplacedJobs } from "./sweep-jobs";

useTestDatabase();

async function jobsOf(orderId: string) {
  const { rows } = await database().execute<{ key: string | null; isLocked: boolean }>(sql`
    select key, locked_at is not null as "isLocked" from graphile_worker._private_jobs
    where payload->>'orderId' = ${orderId} order by id`);
  return rows;
}

describe("a job that was replaced while it ran", () => {
  it("is deleted once it is unlocked, and its replacement stays", async () => {
    await replaceRunningJob("replaced");
    expect(await jobsOf("replaced")).toEqual([
      { key: null, isLocked: false },
      { key: "replaced", isLocked: false },
    ]);
    await sweepReplacedJobs();
    expect(await jobsOf("replaced")).toEqual([{ key: "replaced", isLocked: false }]);
  });

  it("is left alone while it runs, and so is a job that failed for good", async () => {
    await enqueueJob(database(), "orders.advance", { orderId: "running" }, { key: "running" });
    await lockJob("running");
    await enqueueJob(database(), "orders.advance", { orderId: "running" }, { key: "running" });
    await enqueueJob(database(), "orders.advance", { orderId: "failed" }, { key: "failed" });
    await giveUpJob("failed");
    await sweepReplacedJobs();
    expect(await jobsOf("running")).toEqual([
      { key: null, isLocked: true },
      { key: "running", isLocked: false },
    ]);
    expect(await jobsOf("failed")).toEqual([{ key: "failed", isLocked: false }]);
  });
});

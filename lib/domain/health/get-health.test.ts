import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { installationFacts } from "@/db/schema";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { planOf } from "@/db/testing/explain";
import { enqueueJob } from "@/lib/jobs/queue";
import { defaultCarrier, resetCarriers } from "@/lib/telephony/registry";
import { getHealth, isDatabaseUp } from "./get-health";
import { readBacklog } from "./read-backlog";
import { checkCarriers, recordHeartbeat } from "./worker-heartbeat";

const carrier = useTestCarrier(useTestDatabase());
const WELL = {
  status: "healthy",
  database: "up",
  databaseProblem: null,
  worker: "up",
  jobs: "on_time",
  oldestDueJobSeconds: 0,
};

/** Backdates a fact. */
async function age(key: string, seconds: number): Promise<void> {
  await database()
    .update(installationFacts)
    .set({ updatedAt: sql`clock_timestamp() - ${seconds} * interval '1 second'` })
    .where(eq(installationFacts.key, key));
}

describe("health", () => {
  it("is degraded when no worker has sent a heartbeat, or the last one is stale", async () => {
    expect(await getHealth()).toEqual({
      ...WELL,
      status: "degraded",
      worker: "missing",
      carrier: "unknown",
    });
    await recordHeartbeat();
    expect(await getHealth()).toEqual({ ...WELL, carrier: "unknown" });
    await age("worker_heartbeat", 46);
    expect(await getHealth()).toMatchObject({ status: "degraded", worker: "missing" });
  });

  it("reports the carrier's last answer to the worker while it is fresh", async () => {
    await recordHeartbeat();
    resetCarriers();
    await checkCarriers([defaultCarrier()]);
    expect(await getHealth()).toEqual({ ...WELL, carrier: "up" });
    await carrier.fail({ operation: "account", kind: "refuse", status: 401, code: 20003 });
    await checkCarriers([defaultCarrier()]);
    expect(await getHealth()).toMatchObject({ status: "degraded", carrier: "refused" });
    await carrier.fail({ operation: "any", kind: "cut_before" });
    await checkCarriers([defaultCarrier()]);
    expect(await getHealth()).toMatchObject({ status: "degraded", carrier: "silent" });
    await age("carrier_answers", 46);
    expect(await getHealth()).toMatchObject({ status: "healthy", carrier: "unknown" });
  });

  it("reports how long the oldest due job has waited, without naming it", async () => {
    await recordHeartbeat();
    await enqueueJob(database(), "orders.advance", { orderId: "later" }, { key: "later", inMs: 60_000 });
    await enqueueJob(database(), "orders.advance", { orderId: "waits" }, { key: "waits", inMs: -119_000 });
    expect(await getHealth()).toMatchObject({ status: "healthy", jobs: "on_time", oldestDueJobSeconds: 119 });
    await enqueueJob(
      database(),
      "orders.advance",
      { orderId: "waits" },
      { key: "waits longer", inMs: -300_000 },
    );
    const health = await getHealth();
    expect(health).toMatchObject({ status: "degraded", jobs: "late", oldestDueJobSeconds: 300 });
    expect(JSON.stringify(health)).not.toContain("waits");
  });

  it("reports that the database answers", async () => {
    expect(await isDatabaseUp()).toBe(true);
  });
});

describe("the backlog", () => {
  beforeAll(async () => {
    await database().execute(sql`
      insert into graphile_worker._private_jobs (task_id, payload, locked_at, locked_by)
      select (select min(id) from graphile_worker._private_tasks), '{}', now(), 'somebody'
      from generate_series(1, 20000)`);
    await database().execute(sql`analyze graphile_worker._private_jobs`);
  });

  it("is read through the queue's own index, without jobs that are being worked on", async () => {
    const plan = await planOf(() => readBacklog(database()));
    expect(plan.text).toMatch(/jobs_\w*index/);
    expect(plan.text).not.toContain("Seq Scan");
    expect(await readBacklog(database())).toMatchObject({ due: 2 });
  });
});

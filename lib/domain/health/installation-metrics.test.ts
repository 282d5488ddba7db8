import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { installationFacts } from "@/db/schema";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { contextOf, makeAccount, makeNumber, provisionInput, TEST_NOW } from "@/db/testing/factory";
import { giveUpJob, lockJob, replaceRunningJob } from "@/db/testing/jobs";
import { inTransaction } from "@/db/transaction";
import { systemContext } from "@/lib/context";
import { startOrder } from "@/lib/domain/orders/start-order";
import { runReconcile } from "@/lib/domain/reconcile/run-reconcile";
import { openRun } from "@/lib/domain/reconcile/start-run";
import { enqueueJob } from "@/lib/jobs/queue";
import { carrierOf, defaultCarrier } from "@/lib/telephony/registry";
import { getHealth } from "./get-health";
import { installationMetrics } from "./installation-metrics";
import { checkCarriers, recordHeartbeat } from "./worker-heartbeat";

useTestCarrier(useTestDatabase());

const later = () => new Date(TEST_NOW.getTime() + 90_000);
/** The value of the metric with this name and labels. */
const valueIn = (text: string, name: string) =>
  text
    .split("\n")
    .find((line) => line.startsWith(`${name} `))
    ?.slice(name.length + 1);

beforeAll(async () => {
  const { account, location } = await makeAccount();
  await makeNumber(location, { status: "releasing" });
  await makeNumber(location, { status: "lost" });
  // The carrier never had it, so the first run finds it lost.
  await makeNumber(location);
  await startOrder(contextOf(account), provisionInput(location.id));
});

describe("the installation's metrics", () => {
  it("count open work, and report the age of the oldest order and what the worker last said", async () => {
    await recordHeartbeat();
    await checkCarriers([defaultCarrier()]);
    expect(
      valueIn(await installationMetrics(later), 'linekeeper_carrier_compared_age_seconds{carrier="local"}'),
    ).toBeUndefined();
    const worker = systemContext("Worker", later);
    const asked = { carrier: "local", trigger: "schedule", acceptLosses: false } as const;
    const { run } = await inTransaction((tx) => openRun(tx, worker, asked));
    await runReconcile(run.id, { carrierOf, context: worker });
    const text = await installationMetrics(later);
    const values = [
      'linekeeper_open_orders{state="searching"}',
      'linekeeper_open_orders{state="wiring"}',
      "linekeeper_oldest_open_order_age_seconds",
      'linekeeper_unsettled_lines{status="releasing"}',
      'linekeeper_unsettled_lines{status="lost"}',
      'linekeeper_unsettled_lines{status="quarantined"}',
      "linekeeper_stopped_orders",
      'linekeeper_carrier_differences{kind="stray"}',
      'linekeeper_carrier_differences{kind="lost"}',
      "linekeeper_jobs_given_up",
      'linekeeper_carrier_up{carrier="local"}',
      "linekeeper_database_up",
    ].map((name) => valueIn(text, name));
    expect(values).toEqual(["1", "0", "90", "1", "2", "0", "0", "0", "1", "0", "1", "1"]);
    expect(Number(valueIn(text, 'linekeeper_carrier_compared_age_seconds{carrier="local"}'))).toBeLessThan(
      30,
    );
    expect(Number(valueIn(text, "linekeeper_worker_heartbeat_age_seconds"))).toBeLessThan(30);
  });

  it("report the carrier's answer while it is fresh, as health does", async () => {
    const carrierUp = async () =>
      valueIn(await installationMetrics(later), 'linekeeper_carrier_up{carrier="local"}');
    await checkCarriers([defaultCarrier()]);
    expect(await carrierUp()).toBe("1");
    await database()
      .update(installationFacts)
      .set({ updatedAt: sql`clock_timestamp() - interval '46 seconds'` })
      .where(eq(installationFacts.key, "carrier_answers"));
    expect(await carrierUp()).toBeUndefined();
    expect(await getHealth()).toMatchObject({ carrier: "unknown" });
  });

  it("tell connections in use from idle ones", async () => {
    await database().execute(sql`select 1`);
    const during = await database().transaction(() => installationMetrics(later));
    expect(valueIn(during, 'linekeeper_database_connections{state="in_use"}')).toBe("1");
    const after = await installationMetrics(later);
    expect(valueIn(after, 'linekeeper_database_connections{state="in_use"}')).toBe("0");
    expect(Number(valueIn(after, 'linekeeper_database_connections{state="idle"}'))).toBeGreaterThan(0);
  });

  it("contain no ids, numbers or practice names", async () => {
    const text = await installationMetrics(later);
    expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}|\+1\d{10}|Main Line/);
  });

  it("count a job that failed too often", async () => {
    await enqueueJob(database(), "orders.advance", { orderId: "x" }, { key: "x" });
    await giveUpJob("x");
    expect(valueIn(await installationMetrics(later), "linekeeper_jobs_given_up")).toBe("1");
  });

  it("do not count a job as given up during its last try", async () => {
    const before = valueIn(await installationMetrics(later), "linekeeper_jobs_given_up");
    await enqueueJob(database(), "orders.advance", { orderId: "last" }, { key: "last", maxAttempts: 1 });
    await lockJob("last");
    expect(valueIn(await installationMetrics(later), "linekeeper_jobs_given_up")).toBe(before);
  });

  it("do not count a job that was replaced while it ran", async () => {
    const before = valueIn(await installationMetrics(later), "linekeeper_jobs_given_up");
    await replaceRunningJob("replaced");
    expect(valueIn(await installationMetrics(later), "linekeeper_jobs_given_up")).toBe(before);
  });
});

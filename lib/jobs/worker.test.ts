import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import path from "node:path";
import { eq, sql } from "drizzle-orm";
import { build } from "esbuild";
import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, inject, it, vi } from "vitest";
import { database } from "@/db/client";
import { phoneNumbers } from "@/db/schema";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { eventually } from "@/db/testing/eventually";
import { contextOf, makeAccount, makeNumber, provisionInput } from "@/db/testing/factory";
import { getHealth } from "@/lib/domain/health/get-health";
import { getOrder } from "@/lib/domain/orders/get-order";
import { startOrder } from "@/lib/domain/orders/start-order";
import { enqueueJob } from "./queue";

const server = useTestDatabase();
const carrier = useTestCarrier(server);
/** The application name of the worker's connections, to tell them from the test's own. */
const WORKER = "worker-under-test";
const bundle = path.resolve("node_modules/.cache/linekeeper-test", `worker-${process.pid}.mjs`);
const workers: ChildProcess[] = [];

beforeAll(async () => {
  await build({
    entryPoints: ["lib/jobs/main.ts"],
    outfile: bundle,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    tsconfig: "tsconfig.json",
    logLevel: "silent",
  });
});
afterEach(async () => {
  for (const worker of workers.splice(0)) await stop(worker, "SIGKILL");
});
afterAll(async () => {
  await rm(bundle, { force: true });
});

function startWorker(settings: { LINEKEEPER_NOW?: string } = {}): ChildProcess {
  const env = {
    ...process.env,
    // The next worker need not wait long for what a killed one held.
    ORDER_LEASE_MS: "2000",
    ...settings,
    DATABASE_URL: `${server.url()}?application_name=${WORKER}`,
  };
  const worker = spawn(process.execPath, [bundle], { stdio: "ignore", env });
  workers.push(worker);
  return worker;
}

async function stop(worker: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (worker.exitCode === null && worker.signalCode === null) {
    const ended = new Promise((resolve) => worker.once("exit", resolve));
    worker.kill(signal);
    await ended;
  }
  return worker.exitCode;
}

async function order() {
  const { account, location } = await makeAccount();
  const context = contextOf(account);
  const { order } = await startOrder(context, provisionInput(location.id));
  return { context, id: order.id };
}

async function waitUntilDone(
  { context, id }: Awaited<ReturnType<typeof order>>,
  timeout = 60_000,
): Promise<void> {
  await vi.waitFor(async () => expect((await getOrder(context, { id })).state).toBe("done"), {
    timeout,
    interval: 100,
  });
}

async function statusOf(id: string): Promise<string | undefined> {
  const [row] = await database().select().from(phoneNumbers).where(eq(phoneNumbers.id, id));
  return row?.status;
}

/** Ends every connection of the worker, as a restart of the database does. */
async function cutConnections(): Promise<void> {
  const client = new pg.Client({ connectionString: inject("testServerUrl") });
  await client.connect();
  await client.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and application_name = $2",
    [new URL(server.url()).pathname.slice(1), WORKER],
  );
  await client.end();
}

describe("the worker", () => {
  it("finishes orders, reports that it is alive, and exits on SIGTERM", async () => {
    const worker = startWorker();
    await waitUntilDone(await order());
    await eventually(async () =>
      expect(await getHealth()).toMatchObject({ status: "healthy", worker: "up", carrier: "up" }),
    );
    expect(await stop(worker, "SIGTERM")).toBe(0);
  });

  it("continues after the database cuts its connections", async () => {
    const worker = startWorker();
    await waitUntilDone(await order());
    for (let round = 0; round < 3; round++) {
      await cutConnections();
      await waitUntilDone(await order());
    }
    expect(worker.exitCode).toBeNull();
  });

  it("continues after the database cuts its connections while jobs finish and fail", async () => {
    const worker = startWorker();
    await waitUntilDone(await order());
    for (let round = 0; round < 15; round++) {
      for (let count = 0; count < 20; count++) {
        const once = { key: randomUUID(), maxAttempts: 1 };
        await enqueueJob(database(), "orders.advance", { orderId: "poison" }, once);
        await enqueueJob(database(), "orders.advance", { orderId: randomUUID() }, { key: randomUUID() });
      }
      await cutConnections();
    }
    // After each cut the queue pauses before it restarts, and on a busy machine it may need several restarts.
    await waitUntilDone(await order(), 80_000);
    expect(worker.exitCode).toBeNull();
  }, 120_000);

  it("takes over the order of a worker that was killed during the purchase, and buys nothing twice", async () => {
    const before = await carrier.purchases();
    await carrier.fail({ operation: "buy", kind: "delay", delayMs: 5_000 });
    const placed = await order();
    const first = startWorker();
    await eventually(async () => expect(await carrier.purchases()).toBe(before + 1));
    await stop(first, "SIGKILL");
    await carrier.fail();
    startWorker();
    await waitUntilDone(placed);
    expect(await carrier.purchases()).toBe(before + 1);
  });

  it("releases a line whose quarantine is over by the product's clock, even if its job was lost", async () => {
    const { location } = await makeAccount();
    const quarantined = {
      status: "quarantined",
      quarantinedUntil: new Date("2030-01-08T12:00:00Z"),
    } as const;
    const line = await makeNumber(location, quarantined);
    const later = new Date("2030-01-09T12:00:00Z");
    const kept = await makeNumber(location, { ...quarantined, quarantinedUntil: later });
    startWorker({ LINEKEEPER_NOW: "2030-01-08T12:00:01Z" });
    await eventually(async () => expect(await statusOf(line.id)).toBe("released"), 100);
    expect(await statusOf(kept.id)).toBe("quarantined");
  });

  it("finishes releases, and a job that always fails delays no other", async () => {
    const { location } = await makeAccount();
    const line = await makeNumber(location, { status: "releasing" });
    await enqueueJob(database(), "orders.advance", { orderId: "poison" }, { key: "poison" });
    await enqueueJob(database(), "numbers.release", { phoneNumberId: line.id }, { key: line.id });
    startWorker();
    await eventually(async () => expect(await statusOf(line.id)).toBe("released"), 100);
    const { rows } = await database().execute(sql`select 1 from graphile_worker.jobs where attempts > 0`);
    expect(rows.length).toBeGreaterThan(0);
  });
});

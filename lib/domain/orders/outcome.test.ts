import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { auditEntries } from "@/db/schema";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { contextOf, supportContext, TEST_NOW } from "@/db/testing/factory";
import {
  advance,
  BUSY,
  chosenOrder,
  freeOrder,
  GONE,
  LATER,
  leasedOrder,
  orderAfter,
  orderRow,
  placedOrder,
  REFUSED,
  stepTools,
  updateOrder,
} from "@/db/testing/purchases";
import { metrics } from "@/lib/observability/metrics";
import { defaultCarrier } from "@/lib/telephony/registry";
import { buyNumber } from "./buy-number";
import { finishOrder } from "./finish-order";
import { getOrder } from "./get-order";
import { LeaseLost, takeLease } from "./lease";
import { releaseOrder } from "./release-order";
import { wireNumber } from "./wire-number";

const carrier = useTestCarrier(useTestDatabase());

async function outcomes(): Promise<Record<string, number>> {
  const { values } = await metrics().ordersFinished.get();
  return Object.fromEntries(values.map(({ labels, value }) => [labels.outcome, value]));
}

describe("an order in an impossible state", () => {
  it.each([
    ["is to be bought but names no number", { state: "buying" }],
    ["is to be wired but names no number", { state: "wiring", carrierNumberId: "PN0" }],
    ["is to be wired but was not bought", { state: "wiring", number: "+13125550111" }],
    ["is to be checked but names no number", { state: "wiring", wiredAt: TEST_NOW, carrierNumberId: "PN0" }],
  ] as const)("throws an error and does not end the order: it %s", async (text, columns) => {
    const { id } = await placedOrder();
    await updateOrder(id, columns);
    await expect(advance(id)).rejects.toThrow(/is to be \w+ but/);
    expect(text).toContain("but");
    expect(await orderRow(id)).toMatchObject({ state: columns.state, failure: null, stoppedAt: null });
  });
});

describe("the carrier's own error code", () => {
  const codeOf = async (id: string) => (await getOrder(supportContext(), { id })).carrierErrorCode;

  it("is kept with an order that failed, waits or stopped because of it, and no longer shown afterwards", async () => {
    const failed = await placedOrder();
    await carrier.fail({ operation: "buy", ...REFUSED });
    await advance(failed.id);
    expect(await codeOf(failed.id)).toBe("20003");
    const waiting = await placedOrder();
    await carrier.fail({ operation: "search", ...BUSY });
    await advance(waiting.id);
    expect(await codeOf(waiting.id)).toBe("20429");
    const stopped = await placedOrder();
    await carrier.fail({ operation: "list", ...REFUSED });
    await advance(stopped.id);
    expect(await codeOf(stopped.id)).toBe("20003");
    await carrier.fail();
    await freeOrder(waiting.id);
    await advance(waiting.id);
    expect(await codeOf(waiting.id)).toBeNull();
  });

  it("is null if the carrier gave no answer or refused nothing", async () => {
    const silent = await placedOrder();
    await carrier.fail({ operation: "search", kind: "cut_before" });
    await advance(silent.id);
    expect(await codeOf(silent.id)).toBeNull();
    await carrier.fail();
  });
});

describe("the outcome of an order", () => {
  it("is counted, and the lease is released", async () => {
    const before = await outcomes();
    const more = async (outcome: string) => ((await outcomes())[outcome] ?? 0) - (before[outcome] ?? 0);
    const done = await placedOrder();
    await advance(done.id);
    expect(await more("done")).toBe(1);
    const failed = await placedOrder();
    await carrier.fail({ operation: "buy", ...REFUSED });
    await advance(failed.id);
    expect(await more("carrier_unavailable")).toBe(1);
    expect(await orderRow(failed.id)).toMatchObject({
      state: "failed",
      finishedAt: LATER,
      updatedAt: LATER,
      leaseToken: null,
      leaseUntil: null,
      failure: { code: "carrier_unavailable" },
    });
    const stopped = await placedOrder();
    await carrier.fail({ operation: "list", ...REFUSED });
    await advance(stopped.id);
    expect(await more("stopped")).toBe(1);
    expect(await orderRow(stopped.id)).toMatchObject({
      state: "wiring",
      stoppedAt: LATER,
      stoppedFor: "account_problem",
      updatedAt: LATER,
      leaseToken: null,
      leaseUntil: null,
    });
  });

  it("can be a wait without a lease, with a job for the next try", async () => {
    const { id } = await placedOrder();
    await carrier.fail({ operation: "buy", ...BUSY });
    await advance(id);
    const row = await orderRow(id);
    expect(row).toMatchObject({
      state: "buying",
      waitingFor: "rate_limited",
      attempts: 1,
      updatedAt: LATER,
      leaseToken: null,
      leaseUntil: null,
    });
    const { rows } = await database().execute<{ task_identifier: string; run_at: string }>(
      sql`select task_identifier, run_at::text from graphile_worker.jobs where key = ${`order:${id}`}`,
    );
    expect(rows.map((job) => job.task_identifier)).toEqual(["orders.advance"]);
    expect(new Date(rows[0]?.run_at ?? 0)).toEqual(row.nextTryAt);
    expect(await takeLease(id)).toBeNull();
  });

  it("leaves no trace of a wait once the order continues", async () => {
    const { id } = await placedOrder();
    await carrier.fail({ operation: "list", ...BUSY, times: 1 });
    await advance(id);
    expect(await orderRow(id)).toMatchObject({ state: "wiring", waitingFor: "rate_limited" });
    await freeOrder(id);
    expect(await orderAfter(wireNumber(await leasedOrder(id), stepTools()))).toMatchObject({
      waitingFor: null,
      nextTryAt: null,
    });
  });

  it("counts only tries in a row at a busy carrier, not those during an earlier outage", async () => {
    const { id } = await placedOrder();
    await carrier.fail({ operation: "buy", kind: "cut_before" });
    for (let tries = 1; tries <= 5; tries++) {
      await advance(id);
      await freeOrder(id);
      expect(await orderRow(id)).toMatchObject({ waitingFor: "carrier_unavailable", attempts: tries });
    }
    await carrier.fail({ operation: "buy", ...BUSY });
    for (let tries = 1; tries < 5; tries++) {
      await advance(id);
      await freeOrder(id);
      expect(await orderRow(id)).toMatchObject({ waitingFor: "rate_limited", attempts: tries });
    }
    await advance(id);
    expect(await orderRow(id)).toMatchObject({ state: "failed", failure: { code: "carrier_unavailable" } });
  });
});

describe("an order that somebody gives up or finishes", () => {
  /** An order whose number is bought and which stopped because the carrier refuses our account. */
  async function stopped() {
    const scene = await placedOrder();
    await carrier.fail({ operation: "list", ...REFUSED });
    await advance(scene.id);
    await carrier.fail();
    return scene;
  }
  const forget = (id: string) => database().execute(sql`select graphile_worker.remove_job(${`order:${id}`})`);
  async function jobsOf(id: string): Promise<string[]> {
    const { rows } = await database().execute<{ task_identifier: string }>(
      sql`select task_identifier from graphile_worker.jobs where key = ${`order:${id}`}`,
    );
    return rows.map((job) => job.task_identifier);
  }
  async function entryOf(id: string, action: string) {
    const rows = await database().select().from(auditEntries).where(eq(auditEntries.subjectId, id));
    return rows.find((entry) => entry.action === action);
  }

  it("gets a new deadline, no attempts, a job and an audit entry when finished", async () => {
    const { id, account } = await stopped();
    await updateOrder(id, {
      deadlineAt: TEST_NOW,
      attempts: 4,
      waitingFor: "rate_limited",
      nextTryAt: LATER,
    });
    await forget(id);
    await finishOrder(contextOf(account), { id });
    const row = await orderRow(id);
    expect(row).toMatchObject({
      stoppedAt: null,
      stoppedFor: null,
      waitingFor: null,
      nextTryAt: null,
      attempts: 0,
      updatedAt: TEST_NOW,
    });
    const hours = (row.deadlineAt.getTime() - Date.now()) / 3_600_000;
    expect(Math.round(hours)).toBe(24);
    expect(await jobsOf(id)).toEqual(["orders.advance"]);
    expect(await entryOf(id, "number.order_resumed")).toMatchObject({
      after: { state: "wiring", phoneNumber: row.number },
    });
  });

  it("gets no attempts, a job and an audit entry when given up", async () => {
    const { id, account } = await stopped();
    await updateOrder(id, { attempts: 4, waitingFor: "rate_limited", nextTryAt: LATER });
    await forget(id);
    await releaseOrder(contextOf(account, "admin", { now: () => LATER }), { id });
    expect(await orderRow(id)).toMatchObject({
      stoppedAt: null,
      stoppedFor: null,
      waitingFor: null,
      nextTryAt: null,
      attempts: 0,
      releaseAskedAt: LATER,
      updatedAt: LATER,
    });
    expect(await jobsOf(id)).toEqual(["orders.advance"]);
    expect(await entryOf(id, "number.order_given_up")).toBeDefined();
  });

  it("gets no job and no audit entry when finished while it is running", async () => {
    const { id, account } = await placedOrder();
    await forget(id);
    await finishOrder(contextOf(account), { id });
    expect(await jobsOf(id)).toEqual([]);
    expect(await entryOf(id, "number.order_resumed")).toBeUndefined();
  });

  it("ends as given up even if the carrier no longer has the number", async () => {
    const gone = await stopped();
    const { carrierNumberId } = await orderRow(gone.id);
    await releaseOrder(contextOf(gone.account), { id: gone.id });
    await defaultCarrier().numbers.releaseNumber(carrierNumberId ?? "");
    await advance(gone.id);
    const back = { code: "given_up", message: expect.stringContaining("back at the carrier") };
    expect(await orderRow(gone.id)).toMatchObject({ state: "failed", failure: back });
    const refused = await stopped();
    await releaseOrder(contextOf(refused.account), { id: refused.id });
    await carrier.fail({ operation: "release", ...GONE });
    await advance(refused.id);
    expect(await orderRow(refused.id)).toMatchObject({ state: "failed", failure: back });
  });

  it("says that nothing was bought if its number was never bought", async () => {
    const { id, account } = await placedOrder();
    await chosenOrder(id);
    await releaseOrder(contextOf(account), { id });
    await freeOrder(id);
    await advance(id);
    expect(await orderRow(id)).toMatchObject({
      state: "failed",
      failure: { code: "given_up", message: expect.stringContaining("Nothing was bought") },
    });
  });

  it("waits until the carrier says whether it has the number", async () => {
    const { id, account } = await stopped();
    await releaseOrder(contextOf(account), { id });
    await carrier.fail({ operation: "list", kind: "cut_before" });
    await advance(id);
    expect(await orderRow(id)).toMatchObject({ state: "wiring", waitingFor: "carrier_unavailable" });
  });

  it("cannot be moved by the earlier holder of its lease", async () => {
    const { id, account } = await placedOrder();
    const order = await chosenOrder(id);
    await releaseOrder(contextOf(account), { id });
    await expect(buyNumber(order, stepTools())).rejects.toThrow(LeaseLost);
    expect(await orderRow(id)).toMatchObject({ state: "buying" });
    await freeOrder(id);
    await advance(id);
    expect(await orderRow(id)).toMatchObject({ state: "failed", failure: { code: "given_up" } });
  });
});

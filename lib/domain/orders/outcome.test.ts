import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { auditEntries } from "@/db/schema";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { contextOf, TEST_NOW } from "@/db/testing/factory";
import {
  advance,
  BUSY,
  change,
  chosen,
  free,
  GONE,
  LATER,
  leased,
  moved,
  orderRow,
  REFUSED,
  started,
  tools,
} from "@/db/testing/purchases";
import { metrics } from "@/lib/observability/metrics";
import { carrier as carrierPort } from "@/lib/telephony/carrier";
import { buyNumber } from "./buy-number";
import { finishOrder } from "./finish-order";
import { LeaseLost, takeLease } from "./lease";
import { releaseOrder } from "./release-order";
import { wireNumber } from "./wire-number";

const carrier = useTestCarrier(useTestDatabase());

async function outcomes(): Promise<Record<string, number>> {
  const { values } = await metrics().ordersFinished.get();
  return Object.fromEntries(values.map(({ labels, value }) => [labels.outcome, value]));
}

describe("a purchase that makes no sense", () => {
  it.each([
    ["is to be bought but names no number", { state: "buying" }],
    ["is to be wired but names no number", { state: "wiring", carrierNumberId: "PN0" }],
    ["is to be wired but was not bought", { state: "wiring", number: "+13125550111" }],
    ["is to be checked but names no number", { state: "wiring", wiredAt: TEST_NOW, carrierNumberId: "PN0" }],
  ] as const)("is an error of ours and no end of it: one that %s", async (text, columns) => {
    const { id } = await started();
    await change(id, columns);
    await expect(advance(id)).rejects.toThrow(/is to be \w+ but/);
    expect(text).toContain("but");
    expect(await orderRow(id)).toMatchObject({ state: columns.state, failure: null, stoppedAt: null });
  });
});

describe("what a purchase came to", () => {
  it("is counted, and it is in nobody's hands afterwards", async () => {
    const before = await outcomes();
    const more = async (outcome: string) => ((await outcomes())[outcome] ?? 0) - (before[outcome] ?? 0);
    const done = await started();
    await advance(done.id);
    expect(await more("done")).toBe(1);
    const failed = await started();
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
    const stopped = await started();
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

  it("for now is a wait with a job at its end, and nobody holds it meanwhile", async () => {
    const { id } = await started();
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

  it("goes on from a wait with nothing left of it", async () => {
    const { id } = await started();
    await carrier.fail({ operation: "list", ...BUSY, times: 1 });
    await advance(id);
    expect(await orderRow(id)).toMatchObject({ state: "wiring", waitingFor: "rate_limited" });
    await free(id);
    expect(await moved(wireNumber(await leased(id), tools()))).toMatchObject({
      waitingFor: null,
      nextTryAt: null,
    });
  });

  it("counts tries at a busy carrier in a row: those of an outage before are none of them", async () => {
    const { id } = await started();
    await carrier.fail({ operation: "buy", kind: "cut_before" });
    for (let tries = 1; tries <= 5; tries++) {
      await advance(id);
      await free(id);
      expect(await orderRow(id)).toMatchObject({ waitingFor: "carrier_unavailable", attempts: tries });
    }
    await carrier.fail({ operation: "buy", ...BUSY });
    for (let tries = 1; tries < 5; tries++) {
      await advance(id);
      await free(id);
      expect(await orderRow(id)).toMatchObject({ waitingFor: "rate_limited", attempts: tries });
    }
    await advance(id);
    expect(await orderRow(id)).toMatchObject({ state: "failed", failure: { code: "carrier_unavailable" } });
  });
});

describe("a purchase that somebody gives up or finishes", () => {
  /** Bought, and stopped since the carrier refuses our account. */
  async function stopped() {
    const scene = await started();
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

  it("is finished with a new day's time, every count at nothing, a job, and a word in the history", async () => {
    const { id, account } = await stopped();
    await change(id, { deadlineAt: TEST_NOW, attempts: 4, waitingFor: "rate_limited", nextTryAt: LATER });
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

  it("is given up with every count at nothing, a job, and a word in the history", async () => {
    const { id, account } = await stopped();
    await change(id, { attempts: 4, waitingFor: "rate_limited", nextTryAt: LATER });
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

  it("while it is under way is not finished by a press, which leaves no job and no word", async () => {
    const { id, account } = await started();
    await forget(id);
    await finishOrder(contextOf(account), { id });
    expect(await jobsOf(id)).toEqual([]);
    expect(await entryOf(id, "number.order_resumed")).toBeUndefined();
  });

  it("goes back, also where the carrier has it no more, or says so when it is asked", async () => {
    const gone = await stopped();
    const { carrierNumberId } = await orderRow(gone.id);
    await releaseOrder(contextOf(gone.account), { id: gone.id });
    await carrierPort().releaseNumber(carrierNumberId ?? "");
    await advance(gone.id);
    const back = { code: "given_up", message: expect.stringContaining("back at the carrier") };
    expect(await orderRow(gone.id)).toMatchObject({ state: "failed", failure: back });
    const refused = await stopped();
    await releaseOrder(contextOf(refused.account), { id: refused.id });
    await carrier.fail({ operation: "release", ...GONE });
    await advance(refused.id);
    expect(await orderRow(refused.id)).toMatchObject({ state: "failed", failure: back });
  });

  it("whose number was never bought has cost nothing, and says so", async () => {
    const { id, account } = await started();
    await chosen(id);
    await releaseOrder(contextOf(account), { id });
    await free(id);
    await advance(id);
    expect(await orderRow(id)).toMatchObject({
      state: "failed",
      failure: { code: "given_up", message: expect.stringContaining("Nothing was bought") },
    });
  });

  it("waits while the carrier does not say whether it has the number", async () => {
    const { id, account } = await stopped();
    await releaseOrder(contextOf(account), { id });
    await carrier.fail({ operation: "list", kind: "cut_before" });
    await advance(id);
    expect(await orderRow(id)).toMatchObject({ state: "wiring", waitingFor: "carrier_unavailable" });
  });

  it("is not moved on by whoever had it before", async () => {
    const { id, account } = await started();
    const order = await chosen(id);
    await releaseOrder(contextOf(account), { id });
    await expect(buyNumber(order, tools())).rejects.toThrow(LeaseLost);
    expect(await orderRow(id)).toMatchObject({ state: "buying" });
    await free(id);
    await advance(id);
    expect(await orderRow(id)).toMatchObject({ state: "failed", failure: { code: "given_up" } });
  });
});

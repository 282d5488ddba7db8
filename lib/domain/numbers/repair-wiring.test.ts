import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { installationFacts, phoneNumbers } from "@/db/schema";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { makeAccount, makeNumber, TEST_NOW } from "@/db/testing/factory";
import { advance, orderRow, placedOrder, REFUSED } from "@/db/testing/purchases";
import { inTransaction } from "@/db/transaction";
import { systemContext } from "@/lib/context";
import { runReconcile } from "@/lib/domain/reconcile/run-reconcile";
import { openRun } from "@/lib/domain/reconcile/start-run";
import { env } from "@/lib/env";
import { carrierOf, defaultCarrier, resetCarriers } from "@/lib/telephony/registry";
import { repairWiring } from "./repair-wiring";

const carrier = useTestCarrier(useTestDatabase());
const repair = () => repairWiring({ carrier: defaultCarrier(), now: () => TEST_NOW });
const LINES = 3;
const numbers: string[] = [];
let port = 4000;

beforeAll(async () => {
  for (let line = 0; line < LINES; line++) {
    const { id } = await placedOrder();
    await advance(id);
    numbers.push((await orderRow(id)).number ?? "");
  }
});
beforeEach(() => {
  resetCarriers();
  // The installation moves to another address.
  env().APP_URL = `http://localhost:${++port}`;
});

/** The stored wiring of all lines. */
async function notedWiring(): Promise<unknown> {
  const facts = await database()
    .select()
    .from(installationFacts)
    .where(eq(installationFacts.key, "wiring:local"));
  return facts[0]?.value;
}

/** How many lines have the current address at the carrier. */
async function reachable(): Promise<number> {
  const held = await Promise.all(numbers.map((number) => defaultCarrier().numbers.findNumber(number)));
  return held.filter((one) => one.ok && one.value?.callsGoTo === defaultCarrier().calls.address).length;
}

/** How often a line was changed at the carrier. */
const updates = async () => (await carrier.ledger()).filter(({ event }) => event === "configure").length;

describe("the wiring of lines, after the installation has moved", () => {
  it("is updated once for every line", async () => {
    expect(await repair()).toBe(LINES);
    expect(await reachable()).toBe(LINES);
    expect(await notedWiring()).toBe(defaultCarrier().calls.wiring);
    expect(await repair()).toBe(0);
  });

  it.each([
    ["refuses it", { kind: "refuse", status: 400, code: 21631 }],
    ["is too busy", { kind: "refuse", status: 429, code: 20429 }],
    ["does not answer", { kind: "cut_before" }],
  ] as const)(
    "is updated for the other lines if the carrier %s for one, which the next call retries",
    async (_, fault) => {
      await carrier.fail({ operation: "update", times: 1, ...fault });
      expect(await repair()).toBe(LINES - 1);
      expect(await reachable()).toBe(LINES - 1);
      expect(await notedWiring()).not.toBe(defaultCarrier().calls.wiring);
      const before = await updates();
      expect(await repair()).toBe(1);
      expect(await updates()).toBe(before + 1);
      expect(await reachable()).toBe(LINES);
      expect(await notedWiring()).toBe(defaultCarrier().calls.wiring);
    },
  );

  it("does not wait for a line that the carrier no longer has", async () => {
    const { location } = await makeAccount();
    await makeNumber(location);
    await repair();
    expect(await notedWiring()).toBe(defaultCarrier().calls.wiring);
  });

  it.each([
    ["is silent", { kind: "cut_before" }],
    ["refuses our account", REFUSED],
  ] as const)("is not tried for each line if the carrier %s", async (_, fault) => {
    await carrier.fail({ operation: "any", ...fault });
    for (let call = 0; call < env().CARRIER_SILENT_AFTER; call++)
      await defaultCarrier().numbers.findNumber(numbers[0] ?? "");
    await expect(repair()).rejects.toThrow("cannot wire lines");
    expect(await notedWiring()).not.toBe(defaultCarrier().calls.wiring);
  });
});

describe("numbers that were wired before the local carrier had a path of its own", () => {
  it("count as wired, are moved to the new path, and are no findings of a run", async () => {
    const base = `${env().APP_URL}/carrier/twilio`;
    const older = `${base}/voice`;
    const lines = await database().select().from(phoneNumbers);
    const held = lines.filter(({ number }) => numbers.includes(number));
    for (const { carrierNumberId } of held)
      await carrier.changeByHand(carrierNumberId ?? "", {
        callsGoTo: older,
        reportsGoTo: `${base}/status`,
        fallback: `${base}/fallback`,
      });
    const found = await defaultCarrier().numbers.findNumber(numbers[0] ?? "");
    expect(found).toMatchObject({ value: { isWired: true, callsGoTo: older } });
    const asked = { carrier: "local", trigger: "schedule", acceptLosses: false } as const;
    const worker = systemContext("Worker", () => TEST_NOW);
    const { run } = await inTransaction((tx) => openRun(tx, worker, asked));
    expect(await runReconcile(run.id, { carrierOf, context: worker })).toMatchObject({
      state: "done",
      strays: 0,
      repaired: 0,
    });
    await repair();
    expect(await reachable()).toBe(LINES);
  });
});

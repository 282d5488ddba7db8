import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { installationFacts } from "@/db/schema";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { makeAccount, makeNumber, TEST_NOW } from "@/db/testing/factory";
import { advance, orderRow, REFUSED, started } from "@/db/testing/purchases";
import { env } from "@/lib/env";
import { carrier as carrierPort, setCarrier } from "@/lib/telephony/carrier";
import { numberWebhookUrl } from "@/lib/telephony/webhook-url";
import { repairWebhooks } from "./repair-webhooks";

const carrier = useTestCarrier(useTestDatabase());
const repair = () => repairWebhooks({ carrier: carrierPort(), now: () => TEST_NOW });
const LINES = 3;
const numbers: string[] = [];
let port = 4000;

beforeAll(async () => {
  for (let line = 0; line < LINES; line++) {
    const { id } = await started();
    await advance(id);
    numbers.push((await orderRow(id)).number ?? "");
  }
});
beforeEach(() => {
  setCarrier(undefined);
  // The installation moves.
  env().APP_URL = `http://localhost:${++port}`;
});

/** The address that all lines are known to have been told. */
async function toldToAll(): Promise<unknown> {
  const facts = await database()
    .select()
    .from(installationFacts)
    .where(eq(installationFacts.key, "webhook_url"));
  return facts[0]?.value;
}

/** How many lines the carrier would call the present address for. */
async function reachable(): Promise<number> {
  const held = await Promise.all(numbers.map((number) => carrierPort().findNumber(number)));
  return held.filter((one) => one.ok && one.value?.webhookUrl === numberWebhookUrl()).length;
}

/** How often a line was changed at the carrier. */
const updates = async () => (await carrier.ledger()).filter(({ event }) => event === "configure").length;

describe("the webhook address, after the installation has moved", () => {
  it("is told for every line once", async () => {
    expect(await repair()).toBe(LINES);
    expect(await reachable()).toBe(LINES);
    expect(await toldToAll()).toBe(numberWebhookUrl());
    expect(await repair()).toBe(0);
  });

  it.each([
    ["refuses it", { kind: "refuse", status: 400, code: 21631 }],
    ["is too busy", { kind: "refuse", status: 429, code: 20429 }],
    ["does not answer", { kind: "cut_before" }],
  ] as const)(
    "is told for the lines behind one for which the carrier %s, which is tried again",
    async (_, fault) => {
      await carrier.fail({ operation: "update", times: 1, ...fault });
      expect(await repair()).toBe(LINES - 1);
      expect(await reachable()).toBe(LINES - 1);
      expect(await toldToAll()).not.toBe(numberWebhookUrl());
      const before = await updates();
      expect(await repair()).toBe(1);
      expect(await updates()).toBe(before + 1);
      expect(await reachable()).toBe(LINES);
      expect(await toldToAll()).toBe(numberWebhookUrl());
    },
  );

  it("waits for nobody that the carrier has lost, which a comparison finds", async () => {
    const { location } = await makeAccount();
    await makeNumber(location);
    await repair();
    expect(await toldToAll()).toBe(numberWebhookUrl());
  });

  it.each([
    ["a silent carrier", { kind: "cut_before" }],
    ["one that refuses our account", REFUSED],
  ] as const)("is not told line by line to %s", async (_, fault) => {
    await carrier.fail({ operation: "any", ...fault });
    for (let call = 0; call < env().CARRIER_SILENT_AFTER; call++) await carrierPort().checkHealth();
    await expect(repair()).rejects.toThrow("no webhook address");
    expect(await toldToAll()).not.toBe(numberWebhookUrl());
  });
});

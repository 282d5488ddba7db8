import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { useTestEnvironment } from "@/db/testing/environment";
import { env } from "@/lib/env";
import { type CarrierCall, withCircuit } from "./circuit";
import type { CarrierPort } from "./port";
import { createTwilioCarrier } from "./providers/twilio/twilio-carrier";

useTestEnvironment();

const SILENT_AFTER = 3;
const PROBE_MS = 100;
const dies = (response: ServerResponse) => void response.socket?.destroy();
const answers = (response: ServerResponse) =>
  void response
    .setHeader("content-type", "application/json")
    .end('{"sid":"AC1","incoming_phone_numbers":[]}');
const refuses = (response: ServerResponse) =>
  void response.writeHead(401).end('{"code":20003,"message":"Authenticate","status":401}');

let server: Server;
let behave: (response: ServerResponse) => void;
let asked = 0;
let calls: CarrierCall[] = [];
let port: CarrierPort;

beforeEach(async () => {
  asked = 0;
  calls = [];
  behave = dies;
  server = createServer((_, response) => {
    asked++;
    behave(response);
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const adapter = createTwilioCarrier(
    { ...env(), TWILIO_API_BASE_URL: address, CARRIER_TIMEOUT_MS: 3_000 },
    { name: "local", displayName: "Local carrier", realCalls: false, recoverDays: 10 },
  );
  port = withCircuit(adapter, {
    silentAfter: SILENT_AFTER,
    probeMs: PROBE_MS,
    onCall: (call) => calls.push(call),
  });
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** Calls until the carrier counts as silent. */
async function fallSilent(): Promise<void> {
  for (let i = 0; i < SILENT_AFTER; i++)
    expect(await port.checkHealth()).toMatchObject({ kind: "unknown", cause: "connection" });
}

describe("a carrier that does not answer", () => {
  it("is left alone after several calls in a row, and every call says at once that it was not sent", async () => {
    await fallSilent();
    const startedAt = performance.now();
    const results = await Promise.all([port.findNumber("+13125550100"), port.monthlyPrice()]);
    expect(performance.now() - startedAt).toBeLessThan(PROBE_MS);
    expect(results).toEqual(Array(2).fill({ ok: false, kind: "not_sent", retryAfterMs: PROBE_MS }));
    expect(asked).toBe(SILENT_AFTER);
    expect(calls.map(({ operation, result }) => [operation, result.ok || result.kind])).toEqual([
      ...Array(SILENT_AFTER).fill(["checkHealth", "unknown"]),
      ["findNumber", "not_sent"],
      ["monthlyPrice", "not_sent"],
    ]);
  });

  it("is asked at most once in each interval, however much is wanted of it", async () => {
    await fallSilent();
    const startedAt = performance.now();
    while (performance.now() - startedAt < 10 * PROBE_MS) {
      await Promise.all(Array.from({ length: 20 }, () => port.checkHealth()));
      await new Promise(setImmediate);
    }
    const intervals = (performance.now() - startedAt) / PROBE_MS;
    expect(asked - SILENT_AFTER).toBeGreaterThan(1);
    expect(asked - SILENT_AFTER).toBeLessThanOrEqual(Math.ceil(intervals));
  });

  it("that is back is asked by everybody again, also by who came during the probe", async () => {
    await fallSilent();
    behave = (response) => void setTimeout(() => answers(response), PROBE_MS / 2);
    await vi.waitFor(
      async () => {
        const results = await Promise.all([
          port.checkHealth(),
          port.checkHealth(),
          port.listNumbers({ limit: 1 }),
        ]);
        expect(results).toMatchObject(Array(3).fill({ ok: true }));
      },
      { timeout: 5_000, interval: 5 },
    );
  });

  it("that hangs holds up nobody but the probe", async () => {
    await fallSilent();
    behave = () => undefined;
    await vi.waitFor(
      () => {
        void port.checkHealth();
        expect(asked).toBe(SILENT_AFTER + 1);
      },
      { timeout: 5_000, interval: 10 },
    );
    expect(await port.checkHealth()).toMatchObject({ kind: "not_sent" });
    expect(asked).toBe(SILENT_AFTER + 1);
  });
});

describe("a carrier that refuses", () => {
  it("answers, and is asked again every time", async () => {
    behave = refuses;
    for (let i = 0; i < 4 * SILENT_AFTER; i++)
      expect(await port.checkHealth()).toMatchObject({ kind: "refused", reason: "account_problem" });
    expect(asked).toBe(4 * SILENT_AFTER);
  });

  it("now and then fails but answers between, and does not count as silent", async () => {
    for (let i = 0; i < 4; i++) {
      behave = dies;
      for (let fails = 1; fails < SILENT_AFTER; fails++) await port.checkHealth();
      behave = refuses;
      expect(await port.checkHealth()).toMatchObject({ kind: "refused" });
    }
    expect(asked).toBe(4 * SILENT_AFTER);
  });
});

describe("a carrier that answers", () => {
  it("keeps every member behind the circuit, also those that it inherits as the object of a class does", async () => {
    behave = answers;
    const heir: CarrierPort = Object.create(port);
    const guarded = withCircuit(heir, { silentAfter: SILENT_AFTER, probeMs: PROBE_MS });
    expect(Object.keys(guarded).sort()).toEqual(Object.keys(port).sort());
    expect(await guarded.listNumbers({ limit: 1 })).toEqual(await port.listNumbers({ limit: 1 }));
    expect(guarded.webhookPath).toBe("/carrier/twilio/voice");
    expect(guarded.speakNotice({ text: "Hello", languageTag: "en-US" }).body).toContain("Hello");
  });
});

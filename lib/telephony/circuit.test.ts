import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type CarrierCall, type CircuitStanding, withCircuits } from "./circuit";
import type { CarrierPorts } from "./port";
import { openTwilio } from "./providers/twilio/twilio-carrier";

const SILENT_AFTER = 3;
const PROBE_MS = 100;
const ANY_NUMBER = "+13125550100";
const dies = (response: ServerResponse) => void response.socket?.destroy();
const answers = (response: ServerResponse) =>
  void response
    .setHeader("content-type", "application/json")
    .end('{"sid":"AC1","incoming_phone_numbers":[]}');
const refuses = (response: ServerResponse) =>
  void response.writeHead(401).end('{"code":20003,"message":"Authenticate","status":401}');

let server: Server;
let behave: (response: ServerResponse, path: string) => void;
let asked = 0;
let calls: CarrierCall[] = [];
let standings: [string, CircuitStanding][] = [];
let ports: CarrierPorts;

beforeEach(async () => {
  asked = 0;
  calls = [];
  standings = [];
  behave = dies;
  server = createServer((request, response) => {
    asked++;
    behave(response, request.url ?? "");
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  ports = open(PROBE_MS);
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** The carrier at our server, behind circuits. */
function open(probeMs: number): CarrierPorts {
  const adapter = openTwilio({
    accountSid: "AC1",
    authToken: "token",
    apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    timeoutMs: 3_000,
    appUrl: "https://lines.example",
    bases: ["/carrier/twilio"],
    fallbackUrl: undefined,
    relayPath: "/relay/twilio",
  });
  // Circuit breakers of an earlier test may still report to their own lists.
  const [heard, seen] = [calls, standings];
  return withCircuits(adapter, {
    silentAfter: SILENT_AFTER,
    probeMs,
    onCall: (call) => heard.push(call),
    onChange: (use, standing) => seen.push([use, standing]),
  });
}

/** Asks for numbers until the carrier counts as silent. */
async function fallSilent(): Promise<void> {
  for (let i = 0; i < SILENT_AFTER; i++)
    expect(await ports.numbers.findNumber(ANY_NUMBER)).toMatchObject({
      kind: "unknown",
      cause: "connection",
    });
}

describe("a carrier that does not answer", () => {
  it("gets no more calls after several in a row, and every further call answers not_sent at once", async () => {
    await fallSilent();
    const startedAt = performance.now();
    const results = await Promise.all([
      ports.numbers.findNumber(ANY_NUMBER),
      ports.numbers.releaseNumber("PN1"),
    ]);
    expect(performance.now() - startedAt).toBeLessThan(PROBE_MS);
    expect(results).toEqual(Array(2).fill({ ok: false, kind: "not_sent", retryAfterMs: PROBE_MS }));
    expect(asked).toBe(SILENT_AFTER);
    expect(calls.map(({ use, operation, result }) => [use, operation, result.ok || result.kind])).toEqual([
      ...Array(SILENT_AFTER).fill(["numbers", "findNumber", "unknown"]),
      ["numbers", "findNumber", "not_sent"],
      ["numbers", "releaseNumber", "not_sent"],
    ]);
  });

  it("is probed at most once per interval, however many calls are made", async () => {
    await fallSilent();
    const startedAt = performance.now();
    while (performance.now() - startedAt < 10 * PROBE_MS) {
      await Promise.all(Array.from({ length: 20 }, () => ports.numbers.findNumber(ANY_NUMBER)));
      await new Promise(setImmediate);
    }
    const intervals = (performance.now() - startedAt) / PROBE_MS;
    expect(asked - SILENT_AFTER).toBeGreaterThan(1);
    expect(asked - SILENT_AFTER).toBeLessThanOrEqual(Math.ceil(intervals));
  });

  it("gets every call again when it is back, including those that waited for the probe", async () => {
    await fallSilent();
    behave = (response) => void setTimeout(() => answers(response), PROBE_MS / 2);
    await vi.waitFor(
      async () => {
        const results = await Promise.all([
          ports.numbers.findNumber(ANY_NUMBER),
          ports.numbers.findNumber(ANY_NUMBER),
          ports.numbers.listNumbers({ limit: 1 }),
        ]);
        expect(results).toMatchObject(Array(3).fill({ ok: true }));
      },
      { timeout: 5_000, interval: 5 },
    );
  });

  it("delays only the probe while it hangs", async () => {
    await fallSilent();
    behave = () => undefined;
    await vi.waitFor(
      () => {
        void ports.numbers.findNumber(ANY_NUMBER);
        expect(asked).toBe(SILENT_AFTER + 1);
      },
      { timeout: 5_000, interval: 10 },
    );
    expect(await ports.numbers.findNumber(ANY_NUMBER)).toMatchObject({ kind: "not_sent" });
    expect(asked).toBe(SILENT_AFTER + 1);
  });
});

describe("a carrier that fails for one use", () => {
  it("still serves the others: a silent price list stops no purchase", async () => {
    ports = open(60_000);
    behave = (response, path) =>
      path.includes("/PhoneNumbers/Countries") ? dies(response) : answers(response);
    for (let i = 0; i < SILENT_AFTER; i++) await ports.account.monthlyPrice();
    expect(await ports.account.monthlyPrice()).toMatchObject({ kind: "not_sent" });
    expect(await ports.account.checkHealth()).toMatchObject({ kind: "not_sent" });
    for (let i = 0; i < 2 * SILENT_AFTER; i++)
      expect(await ports.numbers.findNumber(ANY_NUMBER)).toEqual({ ok: true, value: null });
    expect(standings).toEqual([["account", "open"]]);
  });

  it("hangs for one use without delaying the others", async () => {
    behave = (response, path) => (path.includes("/Accounts/AC1.json") ? undefined : answers(response));
    const hanging = ports.account.checkHealth();
    expect(await ports.numbers.findNumber(ANY_NUMBER)).toEqual({ ok: true, value: null });
    expect(calls.map(({ operation }) => operation)).toEqual(["findNumber"]);
    server.closeAllConnections();
    expect(await hanging).toMatchObject({ kind: "unknown" });
  });
});

describe("a carrier that refuses", () => {
  it("has answered, so it gets every further call", async () => {
    behave = refuses;
    for (let i = 0; i < 4 * SILENT_AFTER; i++)
      expect(await ports.account.checkHealth()).toMatchObject({ kind: "refused", reason: "account_problem" });
    expect(asked).toBe(4 * SILENT_AFTER);
  });

  it("does not count as silent while it answers in between", async () => {
    for (let i = 0; i < 4; i++) {
      behave = dies;
      for (let fails = 1; fails < SILENT_AFTER; fails++) await ports.account.checkHealth();
      behave = refuses;
      expect(await ports.account.checkHealth()).toMatchObject({ kind: "refused" });
    }
    expect(asked).toBe(4 * SILENT_AFTER);
  });
});

describe("a carrier that answers", () => {
  it("has all its functions behind circuit breakers", async () => {
    behave = answers;
    const again = withCircuits(ports, { silentAfter: SILENT_AFTER, probeMs: PROBE_MS });
    for (const part of ["account", "numbers", "calls", "webhooks"] as const)
      expect(Object.keys(again[part]).sort()).toEqual(Object.keys(ports[part]).sort());
    expect(await again.numbers.listNumbers({ limit: 1 })).toEqual(
      await ports.numbers.listNumbers({ limit: 1 }),
    );
    expect(again.calls.address).toBe("https://lines.example/carrier/twilio/voice");
    expect(again.webhooks.render({ kind: "notice", text: "Hello", languageTag: "en-US" }).body).toContain(
      "Hello",
    );
  });
});

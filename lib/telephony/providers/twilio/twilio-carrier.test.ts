import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import twilio from "twilio";
import { describe, expect, it, vi } from "vitest";
import { ELSEWHERE, useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { CARRIERS } from "@/lib/constants/carriers";
import { env } from "@/lib/env";
import type { Fault } from "@/lib/local-carrier/faults";
import { emptyAreaCodes } from "@/lib/local-carrier/stock";
import { testPort } from "../../testing/port-suite";
import { openTwilio } from "./twilio-carrier";

const local = useTestCarrier(useTestDatabase());
const ADDRESS = "https://lines.example/carrier/twilio/voice";

const adapter = (settings: Partial<Parameters<typeof openTwilio>[0]> = {}) =>
  openTwilio({
    accountSid: env().LOCAL_CARRIER_ACCOUNT ?? "",
    authToken: env().LOCAL_CARRIER_TOKEN ?? "",
    apiUrl: env().LOCAL_CARRIER_URL,
    timeoutMs: 1_000,
    appUrl: "https://lines.example",
    bases: ["/carrier/twilio", "/carrier/older"],
    fallbackUrl: undefined,
    relayPath: "/relay/twilio",
    ...settings,
  });

const LOOK_UP_FAULTS = {
  late: { kind: "delay", delayMs: 2_500 },
  nonsense: { kind: "html" },
  busy: { kind: "refuse", status: 429, code: 20429, retryAfter: 7 },
} as const;

function ring(called: string) {
  const fields = { CallSid: "CA1", From: "+12065550100", To: called };
  const signature = twilio.getExpectedTwilioSignature(env().LOCAL_CARRIER_TOKEN ?? "", ADDRESS, fields);
  return {
    url: ADDRESS,
    headers: new Headers({
      "content-type": "application/x-www-form-urlencoded",
      "x-twilio-signature": signature,
    }),
    body: new TextEncoder().encode(new URLSearchParams(fields).toString()),
  };
}

describe("the port over Twilio's adapter", () => {
  testPort(() => ({
    open: adapter,
    openAsStranger: () => adapter({ authToken: "wrong" }),
    capabilities: CARRIERS.twilio.capabilities,
    stocked: ["312", "773"],
    empty: emptyAreaCodes()[0] ?? "",
    unknown: "999",
    salesOf: local.purchases,
    breakNextPurchase: (when) =>
      local.fail({ operation: "buy", kind: when === "before" ? "cut_before" : "cut_after", times: 1 }),
    breakNextLookUp: (how) => local.fail({ operation: "list", times: 1, ...LOOK_UP_FAULTS[how] }),
    changeByHand: (id, label) => local.changeByHand(id, { label, callsGoTo: ELSEWHERE }),
    ring,
  }));
});

describe("Twilio's adapter", () => {
  it("searches by city and state, and near a number", async () => {
    // This searches the stock of a whole state.
    const { numbers } = adapter({ timeoutMs: 10_000 });
    const inMiami = await numbers.searchNumbers({ city: "Miami", state: "FL", limit: 3 });
    expect(inMiami).toMatchObject({ ok: true, value: Array(3).fill({ locality: "Miami", region: "FL" }) });
    const near = await numbers.searchNumbers({ near: "+13125550100", limit: 2 });
    expect(near).toMatchObject({ ok: true, value: { length: 2 } });
  });

  it("wires a number in the request that buys it, without a second request", async () => {
    const number = await forSale("872");
    const bought = await adapter().numbers.buyNumber({ number, label: "Linekeeper", reference: "order" });
    expect(bought).toMatchObject({
      value: { state: "owned", owned: { isWired: true, callsGoTo: ADDRESS, label: "Linekeeper" } },
    });
    expect(await events(number)).toEqual(["purchase"]);
  });

  it("counts a number with an older path of ours as wired, and wires it to the current path", async () => {
    const { number, carrierNumberId } = await local.buyByHand({ areaCode: "872" });
    const older = "https://lines.example/carrier/older/voice";
    await local.changeByHand(carrierNumberId, {
      callsGoTo: older,
      reportsGoTo: "https://lines.example/carrier/older/status",
      fallback: "https://lines.example/carrier/older/fallback",
    });
    expect(await adapter().numbers.findNumber(number)).toMatchObject({
      value: { isWired: true, callsGoTo: older },
    });
    expect(await adapter().numbers.wireNumber(carrierNumberId, null)).toMatchObject({
      value: { isWired: true, callsGoTo: ADDRESS },
    });
  });

  it("wires a number again that lacks a status callback or a fallback, or has another installation's", async () => {
    const bought = await adapter().numbers.buyNumber({
      number: await forSale("872"),
      label: "Linekeeper",
      reference: "order",
    });
    if (!bought.ok || bought.value.state !== "owned") throw new Error("The number was not bought.");
    const { number, carrierNumberId } = bought.value.owned;
    for (const change of [{ reportsGoTo: "" }, { reportsGoTo: ELSEWHERE }, { fallback: "" }]) {
      await local.changeByHand(carrierNumberId, change);
      expect(await adapter().numbers.findNumber(number)).toMatchObject({ value: { isWired: false } });
      expect(await adapter().numbers.wireNumber(carrierNumberId, null)).toMatchObject({
        value: { isWired: true, callsGoTo: ADDRESS },
      });
    }
  });

  it("has the operator's fallback asked, and wires numbers again when it changes", async () => {
    const fallbackUrl = "https://handler.twilio.com/twiml/EH1";
    const number = await forSale("872");
    await adapter().numbers.buyNumber({ number, label: "Linekeeper", reference: "order" });
    const { numbers, calls } = adapter({ fallbackUrl });
    expect(calls.wiring).not.toBe(adapter().calls.wiring);
    const found = await numbers.findNumber(number);
    expect(found).toMatchObject({ value: { isWired: false } });
    const id = found.ok ? (found.value?.carrierNumberId ?? "") : "";
    expect(await numbers.wireNumber(id, null)).toMatchObject({ value: { isWired: true } });
  });

  async function events(number: string) {
    return (await local.ledger()).filter((entry) => entry.number === number).map(({ event }) => event);
  }
});

/** A number for sale in the area code. */
async function forSale(areaCode: string): Promise<string> {
  const found = await adapter().numbers.searchNumbers({ areaCode, limit: 1 });
  if (!found.ok || !found.value[0]) throw new Error(`Nothing is for sale in ${areaCode}.`);
  return found.value[0].number;
}

describe("a failure of Twilio", () => {
  const order = async () => ({ number: await forSale("305"), label: "Linekeeper", reference: "order" });

  it.each<[Fault["kind"], Partial<Fault>, object, number]>([
    ["fail_before", {}, { kind: "unknown", cause: "server_error" }, 0],
    ["fail_after", {}, { kind: "unknown", cause: "server_error" }, 1],
    ["cut_before", {}, { kind: "unknown", cause: "connection" }, 0],
    ["cut_after", {}, { kind: "unknown", cause: "connection" }, 1],
    ["html", {}, { kind: "unknown", cause: "nonsense" }, 1],
    ["truncated", {}, { kind: "unknown", cause: "nonsense" }, 1],
    ["huge", {}, { kind: "unknown", cause: "nonsense" }, 1],
    ["delay", { delayMs: 2_500 }, { kind: "unknown", cause: "timeout" }, 1],
    [
      "refuse",
      { status: 429, code: 20429, retryAfter: 7 },
      { reason: "rate_limited", retryAfterMs: 7_000 },
      0,
    ],
    ["refuse", { status: 400, code: 21631 }, { reason: "regulatory_requirement" }, 0],
    ["refuse", { status: 401, code: 20003 }, { reason: "account_problem" }, 0],
    ["refuse", { status: 402, code: 99_999 }, { reason: "account_problem" }, 0],
    ["refuse", { status: 400, code: 99_999 }, { reason: "refused", carrierCode: "99999" }, 0],
  ])(
    "is read correctly for %s %j, and a purchase is sent only once",
    async (kind, more, expected, purchases) => {
      const wanted = await order();
      await local.fail({ operation: "buy", kind, times: 2, ...more });
      expect(await adapter().numbers.buyNumber(wanted)).toMatchObject({ ok: false, ...expected });
      expect(await local.purchases(wanted.number)).toBe(purchases);
      // The only request used up the first fault; the second is still set.
      await local.fail();
      const found = await adapter().numbers.findNumber(wanted.number);
      expect(found).toMatchObject({ ok: true, value: purchases ? { number: wanted.number } : null });
    },
  );

  it("reads the right Retry-After if several requests are under way", async () => {
    const waiting: { path: string; answer: (seconds: string | null) => void }[] = [];
    const server = createServer((request, response) => {
      const answer = (seconds: string | null) =>
        response
          .writeHead(429, seconds === null ? {} : { "retry-after": seconds })
          .end('{"code":20429,"message":"Too Many Requests","status":429}');
      waiting.push({ path: request.url ?? "", answer });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const busy = adapter({ apiUrl: `http://127.0.0.1:${port}`, timeoutMs: 5_000 });
    const calls = [
      busy.numbers.findNumber("+13125550100"),
      busy.account.checkHealth(),
      busy.account.monthlyPrice(),
    ];
    await vi.waitFor(() => expect(waiting).toHaveLength(3));
    const of = (part: string) => waiting.find(({ path }) => path.includes(part));
    of("IncomingPhoneNumbers")?.answer("7");
    of("PhoneNumbers/Countries")?.answer("40");
    waiting.find(({ path }) => /Accounts\/\w+\.json/.test(path))?.answer(null);
    const refusals = await Promise.all(calls);
    expect(
      refusals.map((one) => !one.ok && one.kind === "refused" && [one.reason, one.retryAfterMs]),
    ).toEqual([
      ["rate_limited", 7_000],
      ["rate_limited", undefined],
      ["rate_limited", 40_000],
    ]);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it("answers unknown if nothing listens at the address", async () => {
    const gone = adapter({ apiUrl: "http://127.0.0.1:1" });
    expect(await gone.account.checkHealth()).toMatchObject({
      ok: false,
      kind: "unknown",
      cause: "connection",
    });
  });

  it.each([
    ["another number's shape", { incoming_phone_numbers: [{ sid: "PN1", phone_number: "call me" }] }],
    ["no id", { incoming_phone_numbers: [{ sid: null, phone_number: "+13125550100" }] }],
    ["no list", { something: "else" }],
    ["a number instead", 42],
  ])("does not believe an answer with %s", async (_what, body) => {
    const server = createServer((_request, response) => {
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const odd = adapter({ apiUrl: `http://127.0.0.1:${port}` });
    expect(await odd.numbers.listNumbers({ limit: 5 })).toMatchObject({
      ok: false,
      kind: "unknown",
      cause: "nonsense",
    });
    await new Promise((resolve) => server.close(resolve));
  });
});

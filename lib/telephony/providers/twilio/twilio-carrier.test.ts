import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, vi } from "vitest";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { env } from "@/lib/env";
import type { Fault } from "@/lib/local-carrier/faults";
import { emptyAreaCodes, stockOf } from "@/lib/local-carrier/stock";
import { createTwilioCarrier } from "./twilio-carrier";

const local = useTestCarrier(useTestDatabase());
const IDENTITY = { name: "local", displayName: "Local carrier", realCalls: false, recoverDays: 10 };
const WEBHOOK = "https://lines.example/carrier/twilio/voice";

const adapter = (settings: Partial<ReturnType<typeof env>> = {}) =>
  createTwilioCarrier({ ...env(), ...settings }, IDENTITY);
/** A number of the code that nobody has bought yet. */
async function forSale(areaCode: string): Promise<string> {
  const found = await adapter().searchNumbers({ areaCode, limit: 1 });
  if (!found.ok || !found.value[0]) throw new Error(`Nothing is for sale in ${areaCode}.`);
  return found.value[0].number;
}
async function bought(areaCode: string) {
  const result = await adapter().buyNumber({
    number: await forSale(areaCode),
    friendlyName: "linekeeper",
    webhookUrl: WEBHOOK,
  });
  if (!result.ok) throw new Error("The number was not bought.");
  return result.value;
}

describe("a carrier that answers", () => {
  it("is searched by code, digits, city and neighbourhood, as many as were asked for", async () => {
    const byCode = await adapter().searchNumbers({ areaCode: "312", limit: 5 });
    expect(byCode).toMatchObject({ ok: true, value: { length: 5 } });
    const [first] = byCode.ok ? byCode.value : [];
    expect(first).toEqual({
      number: expect.stringMatching(/^\+1312\d{7}$/),
      locality: expect.any(String),
      region: "IL",
    });
    const number = first?.number ?? "";
    expect(await adapter().searchNumbers({ contains: number.slice(2), limit: 5 })).toEqual({
      ok: true,
      value: [first],
    });
    const inMiami = await adapter().searchNumbers({ city: "Miami", state: "FL", limit: 3 });
    expect(inMiami).toMatchObject({ ok: true, value: Array(3).fill({ locality: "Miami", region: "FL" }) });
    expect(await adapter().searchNumbers({ near: number, limit: 2 })).toMatchObject({
      ok: true,
      value: { length: 2 },
    });
  });

  it("without stock in a code answers none, and refuses what is no code", async () => {
    const [areaCode = ""] = emptyAreaCodes();
    expect(await adapter().searchNumbers({ areaCode, limit: 5 })).toEqual({ ok: true, value: [] });
    expect(await adapter().searchNumbers({ areaCode: "999", limit: 5 })).toMatchObject({
      ok: false,
      kind: "refused",
      reason: "invalid_area_code",
      carrierCode: "21451",
    });
  });

  it("sells a number, wires it, finds it, changes it and takes it back", async () => {
    const owned = await bought("773");
    expect(owned).toEqual({
      carrierNumberId: expect.stringMatching(/^PN[0-9a-f]{32}$/),
      number: owned.number,
      friendlyName: "linekeeper",
      webhookUrl: WEBHOOK,
    });
    expect(await adapter().findNumber(owned.number)).toEqual({ ok: true, value: owned });
    const moved = { ...owned, friendlyName: "other", webhookUrl: "https://lines.example/moved" };
    const { friendlyName, webhookUrl } = moved;
    expect(await adapter().configureNumber(owned.carrierNumberId, { friendlyName, webhookUrl })).toEqual({
      ok: true,
      value: moved,
    });
    expect(await adapter().configureNumber(owned.carrierNumberId, {})).toEqual({ ok: true, value: moved });
    expect(await adapter().releaseNumber(owned.carrierNumberId)).toEqual({ ok: true, value: null });
    expect(await adapter().findNumber(owned.number)).toEqual({ ok: true, value: null });
    const again = await adapter().releaseNumber(owned.carrierNumberId);
    expect(again).toMatchObject({ ok: false, kind: "refused", reason: "not_owned" });
  });

  it("refuses what somebody else has, and what is no number", async () => {
    const { number } = await bought("872");
    const order = { number, friendlyName: "linekeeper", webhookUrl: WEBHOOK };
    expect(await adapter().buyNumber(order)).toMatchObject({
      kind: "refused",
      reason: "number_not_available",
      carrierCode: "21422",
    });
    expect(await adapter().buyNumber({ ...order, number: "+1312" })).toMatchObject({
      reason: "invalid_number",
    });
  });

  it("lists what we hold page by page, each number once", async () => {
    const mine = await Promise.all(
      ["212", "415", "617"].filter((code) => stockOf(code).length > 0).map(bought),
    );
    const seen: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await adapter().listNumbers({ limit: 2, ...(cursor ? { cursor } : {}) });
      if (!page.ok) throw new Error("The list was not answered.");
      expect(page.value.numbers.length).toBeLessThanOrEqual(2);
      seen.push(...page.value.numbers.map(({ number }) => number));
      if (!page.value.nextCursor) break;
      cursor = page.value.nextCursor;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(expect.arrayContaining(mine.map(({ number }) => number)));
  });

  it("says its price and that it knows us", async () => {
    expect(await adapter().monthlyPrice()).toEqual({ ok: true, value: "1.15" });
    expect(await adapter().checkHealth()).toEqual({ ok: true, value: null });
    const stranger = adapter({ TWILIO_AUTH_TOKEN: "wrong" });
    expect(await stranger.checkHealth()).toMatchObject({
      kind: "refused",
      reason: "account_problem",
      carrierCode: "20003",
    });
  });
});

describe("a carrier that fails", () => {
  const order = async () => ({
    number: await forSale("305"),
    friendlyName: "linekeeper",
    webhookUrl: WEBHOOK,
  });

  it.each<[Fault["kind"], Partial<Fault>, object, number]>([
    ["fail_before", {}, { kind: "unknown", cause: "server_error" }, 0],
    ["fail_after", {}, { kind: "unknown", cause: "server_error" }, 1],
    ["cut_before", {}, { kind: "unknown", cause: "connection" }, 0],
    ["cut_after", {}, { kind: "unknown", cause: "connection" }, 1],
    ["html", {}, { kind: "unknown", cause: "nonsense" }, 1],
    ["truncated", {}, { kind: "unknown", cause: "nonsense" }, 1],
    ["huge", {}, { kind: "unknown", cause: "nonsense" }, 1],
    ["delay", { delayMs: 1_500 }, { kind: "unknown", cause: "timeout" }, 1],
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
    "by %s %j is told as what it is, and a purchase is sent once",
    async (kind, more, expected, purchases) => {
      const wanted = await order();
      await local.fail({ operation: "buy", kind, times: 2, ...more });
      expect(await adapter().buyNumber(wanted)).toMatchObject({ ok: false, ...expected });
      expect(await local.purchases(wanted.number)).toBe(purchases);
      // The second of the two faults is still there: the first met the only request.
      await local.fail();
      const found = await adapter().findNumber(wanted.number);
      expect(found).toMatchObject({ ok: true, value: purchases ? { number: wanted.number } : null });
    },
  );

  it("by being too busy is left alone for as long as that answer says, whatever another one says meanwhile", async () => {
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
    const busy = adapter({ TWILIO_API_BASE_URL: `http://127.0.0.1:${port}`, CARRIER_TIMEOUT_MS: 5_000 });
    const calls = [busy.findNumber("+13125550100"), busy.checkHealth(), busy.monthlyPrice()];
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

  it("by not being there is told so", async () => {
    const gone = adapter({ TWILIO_API_BASE_URL: "http://127.0.0.1:1" });
    expect(await gone.checkHealth()).toMatchObject({ ok: false, kind: "unknown", cause: "connection" });
  });

  it.each([
    ["another number's shape", { incoming_phone_numbers: [{ sid: "PN1", phone_number: "call me" }] }],
    ["no id", { incoming_phone_numbers: [{ sid: null, phone_number: "+13125550100" }] }],
    ["no list", { something: "else" }],
    ["a number instead", 42],
  ])("by answering %s is not believed", async (_what, body) => {
    const server = createServer((_request, response) => {
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const odd = adapter({ TWILIO_API_BASE_URL: `http://127.0.0.1:${port}` });
    expect(await odd.listNumbers({ limit: 5 })).toMatchObject({
      ok: false,
      kind: "unknown",
      cause: "nonsense",
    });
    await new Promise((resolve) => server.close(resolve));
  });
});

import { expect, it } from "vitest";
import type { CarrierCapabilities } from "@/lib/constants/carriers";
import type { CarrierPorts, CarrierResult, OwnedCarrierNumber, RawWebhook } from "../port";

/** A carrier to test: its adapter, and control over the server behind it, whose records are the truth. */
export interface PortUnderTest {
  open: () => CarrierPorts;
  /** The same carrier with wrong credentials. */
  openAsStranger: () => CarrierPorts;
  capabilities: CarrierCapabilities;
  /** Area codes with plenty of numbers for sale. */
  stocked: [string, ...string[]];
  /** An area code without stock, and one that the carrier does not know. */
  empty: string;
  unknown: string;
  /** How often the carrier sold a number, according to its own records. */
  salesOf: (number: string) => Promise<number>;
  /** Makes the next request to buy fail: before the carrier acts on it, or with the answer lost. */
  breakNextPurchase: (when: "before" | "after") => Promise<void>;
  /** Makes the carrier answer the next request for a number late, with nonsense, or by asking us to slow down. */
  breakNextLookUp: (how: "late" | "nonsense" | "busy") => Promise<void>;
  /**
   * Decides the pending purchase of a number; it fails because somebody else bought the number. Only for carriers with
   * pending purchases.
   */
  decide?: (number: string, outcome: "owned" | "failed") => Promise<void>;
  /** Sends a number's calls elsewhere and renames it, like somebody in the carrier's console. */
  changeByHand: (carrierNumberId: string, label: string) => Promise<void>;
  /** A webhook for a call to this number, signed by the carrier. */
  ring: (called: string) => RawWebhook;
}

/** The tests that every adapter must pass. Call it inside a `describe`. */
export function testPort(make: () => PortUnderTest): void {
  const numbers = () => make().open().numbers;

  /** A number in the code that is for sale. */
  async function forSale(areaCode = make().stocked[0]): Promise<string> {
    const [first] = unwrap(await numbers().searchNumbers({ areaCode, limit: 1 }));
    if (!first) throw new Error(`Nothing is for sale in ${areaCode}.`);
    return first.number;
  }

  let references = 0;
  const orderOf = (number: string) => ({ number, label: "Linekeeper 1", reference: `order ${++references}` });

  /** Buys a number; a carrier that decides later accepts the purchase at once. */
  async function bought(areaCode?: string): Promise<OwnedCarrierNumber> {
    const { decide } = make();
    const order = orderOf(await forSale(areaCode));
    const purchase = unwrap(await numbers().buyNumber(order));
    if (purchase.state === "owned") return purchase.owned;
    await decide?.(order.number, "owned");
    const decided = unwrap(await numbers().findPurchase({ ...order, purchaseId: purchase.purchaseId }));
    if (decided.state !== "owned") throw new Error(`The purchase is ${decided.state}.`);
    return decided.owned;
  }

  it("finds numbers for sale by area code and by digits, at most as many as requested", async () => {
    const [areaCode] = make().stocked;
    const found = unwrap(await numbers().searchNumbers({ areaCode, limit: 3 }));
    expect(found).toHaveLength(3);
    for (const { number } of found) expect(number).toMatch(new RegExp(`^\\+1${areaCode}\\d{7}$`));
    const contains = found[0]?.number.slice(2);
    expect(unwrap(await numbers().searchNumbers({ contains, limit: 5 }))).toEqual([found[0]]);
  });

  it("returns an empty list for an area code without stock, and refuses an unknown one", async () => {
    const { empty, unknown } = make();
    expect(await numbers().searchNumbers({ areaCode: empty, limit: 5 })).toEqual({ ok: true, value: [] });
    expect(await numbers().searchNumbers({ areaCode: unknown, limit: 5 })).toMatchObject({
      kind: "refused",
      reason: "invalid_area_code",
    });
  });

  it("buys exactly the requested number, once, and finds it", async () => {
    const owned = await bought();
    expect(await make().salesOf(owned.number)).toBe(1);
    expect(await numbers().findNumber(owned.number)).toEqual({ ok: true, value: owned });
  });

  it("finds no number that is not ours, and no purchase that was never made", async () => {
    const number = await forSale();
    expect(await numbers().findNumber(number)).toEqual({ ok: true, value: null });
    expect(await numbers().findPurchase({ number, reference: "no order", purchaseId: null })).toEqual({
      ok: true,
      value: { state: "none" },
    });
  });

  it("refuses a number that is already sold and one that is not a number, and buys nothing", async () => {
    const { number } = await bought();
    expect(await numbers().buyNumber(orderOf(number))).toMatchObject({
      kind: "refused",
      reason: "number_not_available",
    });
    expect(await numbers().buyNumber(orderOf("+1312"))).toMatchObject({
      kind: "refused",
      reason: "invalid_number",
    });
    expect(await make().salesOf(number)).toBe(1);
  });

  it("answers unknown if the answer to a purchase is lost, and then finds the purchase by our reference", async () => {
    const { breakNextPurchase, decide, salesOf } = make();
    const order = orderOf(await forSale());
    await breakNextPurchase("after");
    expect(await numbers().buyNumber(order)).toMatchObject({ ok: false, kind: "unknown" });
    const found = unwrap(await numbers().findPurchase({ ...order, purchaseId: null }));
    expect(found.state).toBe(decide ? "pending" : "owned");
    await decide?.(order.number, "owned");
    expect(unwrap(await numbers().findPurchase({ ...order, purchaseId: null }))).toMatchObject({
      state: "owned",
      owned: { number: order.number },
    });
    expect(await salesOf(order.number)).toBe(1);
  });

  it("answers unknown if a purchase never arrives, and finds none afterwards", async () => {
    const order = orderOf(await forSale());
    await make().breakNextPurchase("before");
    expect(await numbers().buyNumber(order)).toMatchObject({ ok: false, kind: "unknown" });
    expect(unwrap(await numbers().findPurchase({ ...order, purchaseId: null }))).toEqual({ state: "none" });
    expect(await make().salesOf(order.number)).toBe(0);
  });

  it("answers pending until the purchase is decided, but only for a carrier that decides later", async () => {
    const { capabilities, decide } = make();
    expect(decide !== undefined).toBe(capabilities.pendingPurchases);
    const order = orderOf(await forSale());
    const purchase = unwrap(await numbers().buyNumber(order));
    expect(purchase.state).toBe(capabilities.pendingPurchases ? "pending" : "owned");
    if (purchase.state !== "pending") return;
    const { purchaseId } = purchase;
    expect(unwrap(await numbers().findPurchase({ ...order, purchaseId }))).toEqual(purchase);
    expect(await numbers().findNumber(order.number)).toEqual({ ok: true, value: null });
    await decide?.(order.number, "failed");
    for (const id of [purchaseId, null])
      expect(unwrap(await numbers().findPurchase({ ...order, purchaseId: id }))).toEqual({
        state: "failed",
        reason: "number_not_available",
      });
  });

  it("wires a number to us under our label, and notices if somebody changes that", async () => {
    const { carrierNumberId, number } = await bought();
    const wired = unwrap(await numbers().wireNumber(carrierNumberId, "Linekeeper 2"));
    expect(wired).toMatchObject({ carrierNumberId, number, label: "Linekeeper 2", isWired: true });
    expect(await numbers().findNumber(number)).toEqual({ ok: true, value: wired });
    await make().changeByHand(carrierNumberId, "Fax");
    const changed = unwrap(await numbers().findNumber(number));
    expect(changed).toMatchObject({ label: "Fax", isWired: false });
    expect(changed?.callsGoTo).not.toBe(wired.callsGoTo);
    const repaired = unwrap(await numbers().wireNumber(carrierNumberId, null));
    expect(repaired).toEqual({ ...wired, label: "Fax" });
  });

  it("lists our numbers page by page, each once and with the same facts as findNumber", async () => {
    const { stocked } = make();
    const mine: OwnedCarrierNumber[] = [];
    for (const areaCode of [...stocked, ...stocked]) mine.push(await bought(areaCode));
    const seen: OwnedCarrierNumber[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = unwrap(await numbers().listNumbers({ limit: 2, ...(cursor ? { cursor } : {}) }));
      expect(page.numbers.length).toBeLessThanOrEqual(2);
      seen.push(...page.numbers);
      if (!page.nextCursor) break;
      cursor = page.nextCursor;
    }
    expect(new Set(seen.map(({ number }) => number)).size).toBe(seen.length);
    expect(seen).toEqual(expect.arrayContaining(mine));
  });

  it("releases a number once; releasing or wiring it again is refused as not_owned", async () => {
    const { carrierNumberId, number } = await bought();
    expect(await numbers().releaseNumber(carrierNumberId)).toEqual({ ok: true, value: null });
    expect(await numbers().findNumber(number)).toEqual({ ok: true, value: null });
    const gone = { kind: "refused", reason: "not_owned" };
    expect(await numbers().releaseNumber(carrierNumberId)).toMatchObject(gone);
    expect(await numbers().wireNumber(carrierNumberId, "x")).toMatchObject(gone);
  });

  it("distinguishes a late answer, nonsense and a busy carrier", async () => {
    const { breakNextLookUp } = make();
    const look = () => numbers().findNumber("+13125550199");
    await breakNextLookUp("late");
    expect(await look()).toMatchObject({ kind: "unknown", cause: "timeout" });
    await breakNextLookUp("nonsense");
    expect(await look()).toMatchObject({ kind: "unknown", cause: "nonsense" });
    await breakNextLookUp("busy");
    expect(await look()).toMatchObject({ kind: "refused", reason: "rate_limited", retryAfterMs: 7_000 });
  });

  it("tells whether the carrier accepts our credentials, and its price", async () => {
    const { open, openAsStranger } = make();
    expect(await open().account.checkHealth()).toEqual({ ok: true, value: null });
    expect(unwrap(await open().account.monthlyPrice())).toMatch(/^\d+\.\d\d$/);
    const stranger = openAsStranger();
    for (const answer of [
      await stranger.account.checkHealth(),
      await stranger.numbers.listNumbers({ limit: 1 }),
    ])
      expect(answer).toMatchObject({ kind: "refused", reason: "account_problem" });
  });

  it("knows no call that never was, and lists none in progress", async () => {
    const { calls } = make().open();
    expect(await calls.findCall(`CA${"0".repeat(32)}`)).toEqual({ ok: true, value: null });
    expect(await calls.listCallsInProgress()).toEqual({ ok: true, value: [] });
  });

  it("accepts a webhook from the carrier, and rejects one that was changed, sent to another address or not signed", () => {
    const { webhooks, calls } = make().open();
    const webhook = make().ring("+13125550142");
    expect(webhook.url).toBe(calls.address);
    expect(new URL(calls.address).pathname).toBe(webhooks.paths[0]);
    expect(webhooks.verify(webhook)).toBe("genuine");
    const body = new TextEncoder().encode(
      new TextDecoder().decode(webhook.body).replace("3125550142", "3125550143"),
    );
    const unsigned = new Headers({ "content-type": webhook.headers.get("content-type") ?? "" });
    expect(webhooks.verify({ ...webhook, body })).toBe("forged");
    expect(webhooks.verify({ ...webhook, headers: unsigned })).toBe("forged");
    expect(webhooks.verify({ ...webhook, headers: new Headers() })).not.toBe("genuine");
    expect(webhooks.verify({ ...webhook, body: new Uint8Array([0xff, 0xfe]) })).not.toBe("genuine");
    expect(make().openAsStranger().webhooks.verify(webhook)).toBe("forged");
  });

  it("reads who called which number, and renders a notice in its language", () => {
    const { webhooks } = make().open();
    expect(webhooks.parse(make().ring("+13125550142"))).toEqual({
      kind: "incoming_call",
      callId: expect.stringMatching(/./),
      called: "+13125550142",
      from: "+12065550100",
    });
    const answer = webhooks.render({
      kind: "notice",
      text: 'Smith & Söhne <"Dental">',
      languageTag: "es-US",
    });
    expect(answer.contentType).toMatch(/^(text|application)\/\w+/);
    expect(answer.body).toContain("es-US");
    expect(answer.body).toContain("Söhne");
  });
}

function unwrap<T>(result: CarrierResult<T>): T {
  if (!result.ok) throw new Error(`The carrier did not do it: ${JSON.stringify(result)}`);
  return result.value;
}

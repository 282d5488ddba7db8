import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RawWebhook } from "../../port";
import { testPort } from "../port-suite";
import { HARBOR_CAPABILITIES, openHarbor } from "./harbor-carrier";
import { HARBOR_CODES, HARBOR_EMPTY_CODE, HarborServer } from "./harbor-server";
import { harborSettings } from "./use-harbor";

const APP_URL = "https://lines.example";
const server = new HarborServer();
const stranger = new HarborServer();
const settings = () => harborSettings(server, { appUrl: APP_URL, timeoutMs: 1_000 });

beforeAll(() => server.start());
afterAll(() => server.stop());

function webhookOf(body: string, at?: number): RawWebhook {
  return {
    url: `${APP_URL}/carrier/harbor/voice`,
    headers: new Headers(server.signed(body, at)),
    body: new TextEncoder().encode(body),
  };
}
const ring = (to: string) =>
  webhookOf(JSON.stringify({ event: "call.arrived", data: { id: "call-1", to, from: "+12065550100" } }));

describe("the port over a carrier unlike Twilio", () => {
  testPort(() => ({
    open: () => openHarbor(settings()),
    openAsStranger: () => openHarbor({ ...settings(), key: "another's", publicKey: stranger.publicKey }),
    capabilities: HARBOR_CAPABILITIES,
    stocked: [...HARBOR_CODES],
    empty: HARBOR_EMPTY_CODE,
    unknown: "999",
    salesOf: async (number) => server.salesOf(number),
    breakNextPurchase: async (when) => server.fail("order", when === "before" ? "cut_before" : "cut_after"),
    breakNextLookUp: async (how) => server.fail("numbers", how),
    decide: async (number, outcome) => server.decide(number, outcome === "owned" ? "complete" : "failed"),
    changeByHand: async (id, label) => server.change(id, { label, application_id: "app-other" }),
    ring,
  }));
});

describe("a Harbor order that is complete", () => {
  it("stays pending until its number is listed", async () => {
    const { numbers } = openHarbor(settings());
    const order = { number: `+1${HARBOR_CODES[0]}5550139`, label: "Linekeeper", reference: "listed late" };
    const bought = await numbers.buyNumber(order);
    if (!bought.ok || bought.value.state !== "pending") throw new Error("The purchase is not pending.");
    const { purchaseId } = bought.value;
    server.decide(order.number, "complete");
    server.listsLate = true;
    for (const id of [purchaseId, null])
      expect(await numbers.findPurchase({ ...order, purchaseId: id })).toEqual({
        ok: true,
        value: { state: "pending", purchaseId },
      });
    server.listsLate = false;
    expect(await numbers.findPurchase({ ...order, purchaseId })).toMatchObject({
      value: { state: "owned", owned: { number: order.number } },
    });
  });
});

describe("Harbor's webhooks", () => {
  const webhooks = () => openHarbor(settings()).webhooks;

  it("are rejected if they are old", () => {
    expect(webhooks().verify(webhookOf("{}", Date.now() - 6 * 60_000))).toBe("forged");
  });

  it("are ignored if they are not about calls", () => {
    const webhook = webhookOf(JSON.stringify({ event: "invoice.ready", data: {} }));
    expect(webhooks().verify(webhook)).toBe("genuine");
    expect(webhooks().parse(webhook)).toBeNull();
  });
});

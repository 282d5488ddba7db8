import { describe, expect, it } from "vitest";
import type { Order } from "@/lib/schemas/order";
import { lastGoodStep, orderSteps } from "./order-steps";

const AT = "2026-01-05T16:00:00.000Z";

function order(state: Order["state"], reached: string[], bot: Order["bot"] = null): Order {
  const steps = (["searched", "intent_kept", "bought", "wired", "checked"] as const).map((step) => ({
    step,
    at: reached.includes(step) ? AT : null,
  }));
  return {
    state,
    steps,
    bot,
    areaCode: "312",
    stopped: null,
    carrierNumberId: "PN1",
    updatedAt: AT,
  } as Order;
}
const shown = (of: Order) => orderSteps(of).map((step) => [step.label, step.state]);

describe("orderSteps", () => {
  it("shows which steps are done, which one runs and which ones follow", () => {
    const bot = { id: "0198f000-0000-7000-8000-000000000001", name: "Front Desk" };
    expect(shown(order("buying", ["searched", "intent_kept"], bot))).toEqual([
      ["Found in 312", "done"],
      ["Held for you", "done"],
      ["Buying from the carrier", "now"],
      ["Connecting to Front Desk", "later"],
      ["Checking with the carrier", "later"],
    ]);
  });

  it("shows all steps done at the end, and promises no calls without a bot", () => {
    expect(shown(order("done", ["searched", "intent_kept", "bought", "wired", "checked"]))).toEqual([
      ["Found in 312", "done"],
      ["Held for you", "done"],
      ["Bought from the carrier", "done"],
      ["Connected to Linekeeper", "done"],
      ["Checked: ready for a bot", "done"],
    ]);
  });

  it("shows where a purchase failed", () => {
    expect(orderSteps(order("failed", [])).map((step) => step.state)).toEqual([
      "failed",
      "later",
      "later",
      "later",
      "later",
    ]);
  });

  it("names the last step that succeeded", () => {
    const stopped = { code: "account_problem", message: "The carrier refuses our account.", at: AT } as const;
    const held = { ...order("wiring", ["searched", "intent_kept", "bought"]), stopped };
    expect(lastGoodStep(held)).toBe("Bought from the carrier");
    expect(orderSteps(held).map(({ state }) => state)).toEqual(["done", "done", "done", "stopped", "later"]);
    expect(lastGoodStep(order("searching", []))).toBeNull();
  });
});

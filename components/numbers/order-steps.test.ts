import { describe, expect, it } from "vitest";
import type { Order } from "@/lib/schemas/phone-number";
import { orderSteps } from "./order-steps";

const AT = "2026-01-05T16:00:00.000Z";

function order(state: Order["state"], reached: string[], bot: Order["bot"] = null): Order {
  const steps = (["searched", "intent_kept", "bought", "wired"] as const).map((step) => ({
    step,
    at: reached.includes(step) ? AT : null,
  }));
  return { state, steps, bot, updatedAt: AT } as Order;
}
const told = (of: Order) => orderSteps(of).map((step) => [step.label, step.state]);

describe("the steps of a purchase", () => {
  it("tell what is done, what goes on and what is to come", () => {
    const bot = { id: "0198f000-0000-7000-8000-000000000001", name: "Front Desk" };
    expect(told(order("buying", ["searched", "intent_kept"], bot))).toEqual([
      ["Held for you", "done"],
      ["Buying from the carrier", "now"],
      ["Connecting to Front Desk", "later"],
      ["Ready for calls", "later"],
    ]);
  });

  it("are all done in the end, and do not promise calls without a bot", () => {
    expect(told(order("done", ["searched", "intent_kept", "bought", "wired"]))).toEqual([
      ["Held for you", "done"],
      ["Bought from the carrier", "done"],
      ["Connected to Linekeeper", "done"],
      ["Ready for a bot", "done"],
    ]);
  });

  it("show where a purchase failed", () => {
    expect(orderSteps(order("failed", [])).map((step) => step.state)).toEqual([
      "failed",
      "later",
      "later",
      "later",
    ]);
  });
});

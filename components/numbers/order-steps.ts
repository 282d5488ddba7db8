import type { Order } from "@/lib/schemas/phone-number";

export type StepState = "done" | "now" | "later" | "failed";

/** One step of a purchase, as it is told while it runs. */
export interface OrderStep {
  id: "held" | "bought" | "connected" | "ready";
  label: string;
  /** When it was reached, ISO 8601. */
  at: string | null;
  state: StepState;
}

/** The four steps of a purchase, each with where it is. */
export function orderSteps(order: Order): OrderStep[] {
  const at = Object.fromEntries(order.steps.map((step) => [step.step, step.at]));
  const bot = order.bot?.name ?? "Linekeeper";
  const steps = [
    { id: "held", is: "Holding it for you", was: "Held for you", at: at.intent_kept ?? null },
    {
      id: "bought",
      is: "Buying from the carrier",
      was: "Bought from the carrier",
      at: at.bought ?? null,
    },
    { id: "connected", is: `Connecting to ${bot}`, was: `Connected to ${bot}`, at: at.wired ?? null },
    {
      id: "ready",
      is: order.bot ? "Ready for calls" : "Ready for a bot",
      was: order.bot ? "Ready for calls" : "Ready for a bot",
      at: order.state === "done" ? order.updatedAt : null,
    },
  ] as const;
  const current = steps.findIndex((step) => step.at === null);
  return steps.map((step, index) => ({
    id: step.id,
    label: step.at ? step.was : step.is,
    at: step.at,
    state: step.at ? "done" : index > current ? "later" : order.state === "failed" ? "failed" : "now",
  }));
}

import { type OrderStage, orderStageOf } from "@/lib/constants/order-states";
import type { Order } from "@/lib/schemas/order";

export type StepState = "done" | "now" | "later" | "stopped" | "failed";

/** One step of a purchase, as its page shows it. */
export interface OrderStep {
  id: "found" | "held" | "bought" | "connected" | "ready";
  label: string;
  /** When it was reached, ISO 8601. */
  at: string | null;
  state: StepState;
}

/** The five steps of a purchase with their labels and states. */
export function orderSteps(order: Order): OrderStep[] {
  const at = Object.fromEntries(order.steps.map((step) => [step.step, step.at]));
  const bot = order.bot?.name ?? "Linekeeper";
  const code = order.areaCode ? ` in ${order.areaCode}` : "";
  const steps = [
    { id: "found", is: `Searching${code}`, was: `Found${code}`, at: at.searched ?? null },
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
      is: "Checking with the carrier",
      was: order.bot ? "Checked: ready for calls" : "Checked: ready for a bot",
      at: at.checked ?? null,
    },
  ] as const;
  const current = steps.findIndex((step) => step.at === null);
  const here = CURRENT_STEP[orderStageOf(order)];
  return steps.map((step, index) => ({
    id: step.id,
    label: step.at ? step.was : step.is,
    at: step.at,
    state: step.at ? "done" : index > current ? "later" : here,
  }));
}

/** State of the first step that was not reached, by the order's stage. */
const CURRENT_STEP: Record<OrderStage, StepState> = {
  setting_up: "now",
  releasing: "now",
  setup_stopped: "stopped",
  release_stopped: "stopped",
  failed: "failed",
  given_up: "failed",
  done: "done",
};

/** The last step that was reached, in the past tense: "Bought from the carrier". */
export function lastGoodStep(order: Order): string | null {
  return orderSteps(order).findLast((step) => step.state === "done")?.label ?? null;
}

import type { Tone } from "@/components/ui/state-pill";
import { type OrderStage, orderStageOf } from "@/lib/constants/order-states";
import type { Order } from "@/lib/schemas/order";

interface StageWords {
  /** What the pill says. */
  label: string;
  tone: Tone;
  /** Label of the button that makes the order continue. */
  finish?: string;
  /** What an admin can do, for readers who cannot. */
  adminCan?: string;
  /** What happens if the reader leaves the page. */
  unattended?: string;
}

/** How each stage of an order reads, wherever orders are shown. */
export const ORDER_WORDS: Record<OrderStage, StageWords> = {
  setting_up: {
    label: "Setting up",
    tone: "busy",
    finish: "Try the purchase now",
    adminCan: "try it now",
    unattended: "You can leave this page. The purchase will finish on its own.",
  },
  setup_stopped: {
    label: "Stopped",
    tone: "warn",
    finish: "Finish the purchase",
    adminCan: "finish it, or give it up",
  },
  releasing: {
    label: "Releasing",
    tone: "busy",
    finish: "Release the number now",
    adminCan: "release the number now",
    unattended: "You can leave this page. The number goes back to the carrier.",
  },
  release_stopped: {
    label: "Stopped",
    tone: "warn",
    finish: "Release the number now",
    adminCan: "release the number now",
  },
  done: { label: "Done", tone: "ok" },
  failed: { label: "Failed", tone: "bad" },
  given_up: { label: "Given up", tone: "off" },
};

/** The words for an order's stage. */
export function orderWords(order: Order): StageWords {
  return ORDER_WORDS[orderStageOf(order)];
}

/** What a stopped order has at the carrier. */
export function heldText({ givenUp, carrierNumberId }: Order): string {
  if (!carrierNumberId)
    return "Linekeeper asks the carrier whether it bought the number before it tries again.";
  return givenUp
    ? "The purchase was given up, but the carrier still holds the number and bills it."
    : "The carrier holds the number for you and bills it.";
}

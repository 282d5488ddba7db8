import type { Tone } from "@/components/ui/state-pill";
import type { Finding } from "@/lib/schemas/carrier";
import { resolutionText } from "./run-text";

type Stray = Pick<Finding, "kind" | "state" | "resolution" | "resolvedBy">;

/** What became of a number at the carrier that is no line here, in a word or two. */
export function strayState(stray: Stray): { label: string; tone: Tone } {
  if (stray.state === "open") return { label: "Unknown number", tone: "warn" };
  if (stray.state === "releasing") return { label: "Being released", tone: "busy" };
  return { label: resolutionText(stray), tone: "off" };
}

/** Why a number at the carrier is shown although it is no line, and what can be done about it. */
export function strayText(stray: Stray & Pick<Finding, "order">): string {
  if (stray.state === "releasing") return "The number goes back to the carrier. Nothing is left to do.";
  if (stray.state === "resolved") return "Nothing is left to do: it no longer costs anything here.";
  const why = stray.order
    ? `It was bought for “${stray.order.name}”, but did not become a line.`
    : "No line and no purchase here has it.";
  return `The carrier bills this number to your account. ${why} Linekeeper does not answer its calls. Adopt it as a line, or release it.`;
}

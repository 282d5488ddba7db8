import type { Order } from "@/lib/schemas/phone-number";
import { StatePill } from "../ui/state-pill";

/** Where a purchase is, in a word. */
export function OrderPill({ order }: { order: Order }) {
  if (order.state === "done") return <StatePill tone="ok">Ready</StatePill>;
  if (order.state === "failed")
    return order.givenUp ? (
      <StatePill tone="off">Given up</StatePill>
    ) : (
      <StatePill tone="bad">Failed</StatePill>
    );
  if (order.stopped) return <StatePill tone="warn">Stopped</StatePill>;
  return <StatePill tone="busy">{order.givenUp ? "Giving it back" : "Setting up"}</StatePill>;
}

import { StatePill } from "@/components/ui/state-pill";
import type { Order } from "@/lib/schemas/order";
import { orderWords } from "./order-words";

/** An order's stage in a word or two. */
export function OrderPill({ order }: { order: Order }) {
  const { label, tone } = orderWords(order);
  return <StatePill tone={tone}>{label}</StatePill>;
}

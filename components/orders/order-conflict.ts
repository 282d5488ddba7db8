import type { Conflict } from "@/components/feedback/act-conflict";
import { formatPhone } from "@/lib/phone";
import { type Order, type OrderShown, orderSchema } from "@/lib/schemas/order";
import { orderWords } from "./order-words";

/** What an order's page shows of it, as an act on the order carries it. */
export function shownOrder({ state, givenUp, number }: Order): OrderShown {
  return { state, givenUp, number };
}

/** What somebody else, or the carrier, changed about an order. @param show shows the order as it is now */
export function orderConflict(order: Order, show: (now: Order) => unknown): Conflict {
  return {
    name: order.name,
    changes: (current) => {
      const now = orderSchema.parse(current);
      const { label } = orderWords(now);
      return [
        `It is “${label}” now.`,
        ...(now.number && now.number !== order.number ? [`The number is ${formatPhone(now.number)}.`] : []),
      ];
    },
    onShow: (current) => void show(orderSchema.parse(current)),
  };
}

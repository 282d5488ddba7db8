import { OrderPill } from "@/components/orders/order-pill";
import { Link } from "@/components/ui/link";
import { paths } from "@/lib/paths";
import type { Order } from "@/lib/schemas/order";
import { Card } from "../ui/card";
import { PhoneNumberText } from "../ui/phone-number-text";

/** Orders under way. */
export function OrdersList({ orders }: { orders: readonly Order[] }) {
  if (orders.length === 0) return null;
  return (
    <Card title="Purchases" flush>
      <ul className="divide-y">
        {orders.map((order) => (
          <li key={order.id} className="flex flex-wrap items-start gap-x-4 gap-y-1 px-5 py-4">
            <Link href={paths.order(order.id)} className="mr-auto min-w-0 hover:underline">
              <span className="font-medium">{order.name}</span>
              <span className="block text-ink-3 text-sm">
                {order.number && (
                  <>
                    <PhoneNumberText number={order.number} /> ·{" "}
                  </>
                )}
                {!order.number && order.areaCode && `Area code ${order.areaCode} · `}
                {order.organization.name}
              </span>
            </Link>
            <OrderPill order={order} />
            <p className="w-full text-ink-2 text-sm">
              {order.failure?.message ?? order.stopped?.message ?? order.waiting?.message}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}

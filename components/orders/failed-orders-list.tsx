"use client";

import { Link } from "@/components/ui/link";
import { TimeText } from "@/components/ui/time-text";
import { mayAt, type Rights } from "@/lib/constants/permissions";
import { paths } from "@/lib/paths";
import type { ScopeFilters } from "@/lib/schemas/common";
import type { Dismissable, Order } from "@/lib/schemas/order";
import { DismissAll } from "./dismiss-all";
import { FailedOrderActs } from "./failed-order-acts";

interface Props {
  orders: readonly Order[];
  /** What the reader may do at the organizations of the orders. */
  rights: Rights;
  /** How many the reader may dismiss together, also those that are not shown. */
  dismissable: Dismissable;
  scope: ScopeFilters;
}

/** Failed purchases, each with why it failed and another try; they stay until a later try succeeds or they are dismissed. */
export function FailedOrdersList({ orders, rights, dismissable, scope }: Props) {
  const canRetry = ({ orgId }: Order) => mayAt(rights, "numbers:provision", orgId);
  return (
    <div className="border-t">
      <ul className="divide-y">
        {orders.map((order) => (
          <li key={order.id} className="flex flex-wrap items-start gap-x-4 gap-y-2 px-5 py-3">
            <div className="min-w-0 flex-1 basis-60">
              <Link href={paths.order(order.id)} className="font-medium hover:underline">
                {order.name}
              </Link>
              <span className="text-ink-3 text-sm">
                {" "}
                {order.organization.name} · <TimeText at={order.updatedAt} />
              </span>
              <p className="text-ink-2 text-sm">{order.failure?.message}</p>
            </div>
            {canRetry(order) && <FailedOrderActs order={order} />}
          </li>
        ))}
      </ul>
      {dismissable.count > 1 && (
        <p className="border-t px-5 py-3">
          <DismissAll dismissable={dismissable} scope={scope} />
        </p>
      )}
    </div>
  );
}

"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { OrdersList } from "@/components/overview/orders-list";
import type { Rights } from "@/lib/constants/permissions";
import { failedOrders, openOrders, ordersQuery } from "@/lib/queries/orders";
import type { ScopeFilters } from "@/lib/schemas/common";
import type { Dismissable } from "@/lib/schemas/order";
import { FailedOrders } from "./failed-orders";

interface Props {
  scope: ScopeFilters;
  rights: Rights;
  /** How many failed purchases the reader may dismiss together. */
  dismissable: Dismissable;
}

/** Open orders, followed live, and one line about those that failed lately. */
export function OrdersOnTop({ scope, rights, dismissable }: Props) {
  const queries = useQueryClient();
  const orders = useQuery(ordersQuery(openOrders(scope))).data?.orders;
  const failed = useQuery(ordersQuery(failedOrders(scope))).data;
  const open = orders?.map((order) => order.id).join(" ");
  const before = useRef(open);

  // An order that left the list has become a line, unless it failed.
  useEffect(() => {
    if (before.current && before.current !== open) {
      void queries.invalidateQueries({ queryKey: ["numbers"] });
      void queries.invalidateQueries({ queryKey: ordersQuery(failedOrders(scope)).queryKey });
    }
    before.current = open;
  }, [open, scope, queries]);

  if (!orders?.length && !failed?.orders.length) return null;
  return (
    <div className="mb-5 grid gap-3">
      {orders && <OrdersList orders={orders} />}
      {failed && (
        <FailedOrders
          orders={failed.orders}
          hasMore={failed.pagination.nextCursor !== null}
          rights={rights}
          dismissable={dismissable}
          scope={scope}
        />
      )}
    </div>
  );
}

"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { OrdersList } from "@/components/overview/orders-list";
import { ordersQuery } from "@/lib/queries/orders";
import { recentOrders } from "./list-filters";

/** Purchases under way, followed live, and those that failed in the last days. */
export function OrdersOnTop({ orgId }: { orgId: string | undefined }) {
  const queries = useQueryClient();
  const orders = useQuery(ordersQuery(recentOrders(orgId))).data?.orders;
  const running = orders
    ?.filter((order) => order.state !== "failed")
    .map((order) => order.id)
    .join(" ");
  const before = useRef(running);

  // One that ended has become a line, unless it failed.
  useEffect(() => {
    if (before.current && before.current !== running)
      void queries.invalidateQueries({ queryKey: ["numbers"] });
    before.current = running;
  }, [running, queries]);

  if (!orders?.length) return null;
  return (
    <div className="mb-5">
      <OrdersList orders={orders} />
    </div>
  );
}

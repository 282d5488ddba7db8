"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { OrdersList } from "@/components/overview/orders-list";
import { ordersQuery } from "@/lib/queries/orders";
import { endedOrders, openOrders } from "./list-filters";

const FAILED_FOR_MS = 7 * 24 * 60 * 60_000;
const FAILED_SHOWN = 5;

interface Props {
  orgId: string | undefined;
  /** When the server drew the page, ISO 8601. */
  renderedAt: string;
}

/** Purchases under way, followed live, and those that failed in the last days. */
export function OrdersOnTop({ orgId, renderedAt }: Props) {
  const queries = useQueryClient();
  const open = useQuery(ordersQuery(openOrders(orgId))).data?.orders;
  const ended = useQuery(ordersQuery(endedOrders(orgId))).data?.orders ?? [];
  const running = open?.map((order) => order.id).join(" ");
  const before = useRef(running);

  // One that ended has become a line, or a failure.
  useEffect(() => {
    if (before.current && before.current !== running) {
      void queries.invalidateQueries({ queryKey: ["numbers"] });
      void queries.invalidateQueries({ queryKey: ordersQuery(endedOrders(orgId)).queryKey });
    }
    before.current = running;
  }, [running, orgId, queries]);

  const since = new Date(Date.parse(renderedAt) - FAILED_FOR_MS).toISOString();
  const failed = ended.filter((order) => order.state === "failed" && order.updatedAt >= since);
  const shown = [...(open ?? []), ...failed.slice(0, FAILED_SHOWN)];
  if (shown.length === 0) return null;
  return (
    <div className="mb-5">
      <OrdersList orders={shown} />
    </div>
  );
}

"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { later } from "@/components/feedback/later";
import { OrderPill } from "@/components/orders/order-pill";
import { Link } from "@/components/ui/link";
import { isOpenOrder } from "@/lib/constants/order-states";
import { paths } from "@/lib/paths";
import { numbersQuery } from "@/lib/queries/numbers";
import { ordersQuery } from "@/lib/queries/orders";
import type { Bot } from "@/lib/schemas/bot";
import { LINES_SHOWN, latestPurchase } from "./shown";

// Rendered in the browser only: a click on a button whose code has not loaded would be lost.
const FailedPurchase = later(() => import("./failed-purchase").then((it) => it.FailedPurchase));

/** The latest number purchase for a bot, if it is still running, or if it failed and the bot has no line yet. */
export function BotPurchase({ bot, canProvision }: { bot: Bot; canProvision: boolean }) {
  const queries = useQueryClient();
  const purchases = useQuery(ordersQuery(latestPurchase(bot))).data;
  const order = purchases?.orders[0];
  const lines = useQuery(numbersQuery({ botId: bot.id, limit: LINES_SHOWN })).data?.phoneNumbers;
  // The line may be here before the order is read again.
  const isLine = lines?.some(({ number }) => number === order?.number) ?? false;
  const isOpen = order !== undefined && isOpenOrder(order) && !isLine;
  const bought = purchases && (order?.phoneNumberId ?? null);
  const known = useRef(bought);
  // A finished purchase has become a line, perhaps before this page ever saw it running.
  useEffect(() => {
    const isNew = bought && known.current !== undefined && bought !== known.current;
    if (isNew) void queries.invalidateQueries({ queryKey: ["numbers"] });
    known.current = bought;
  }, [bought, queries]);

  if (isOpen)
    return (
      <p role="status" className="mb-4 flex flex-wrap items-center gap-3">
        <Link className="text-link mr-auto" href={paths.order(order.id)}>
          Its number is being set up
        </Link>
        <OrderPill order={order} />
      </p>
    );
  if (!order?.failure || !lines || lines.length > 0) return null;
  return <FailedPurchase key={order.id} order={order} failure={order.failure} canProvision={canProvision} />;
}

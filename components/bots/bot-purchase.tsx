"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useEffect, useRef } from "react";
import { StatePill } from "@/components/ui/state-pill";
import { paths } from "@/lib/paths";
import { numbersQuery } from "@/lib/queries/numbers";
import { ordersQuery } from "@/lib/queries/orders";
import type { Bot } from "@/lib/schemas/bot";
import { LINES_SHOWN, latestPurchase } from "./shown";

// Drawn in the browser only: a button that shows before its code is there would lose its click.
const FailedPurchase = dynamic(() => import("./failed-purchase").then((it) => it.FailedPurchase), {
  ssr: false,
});

/** The latest purchase of a number for a bot: while it runs, and where it failed and the bot has no line yet. */
export function BotPurchase({ bot, canProvision }: { bot: Bot; canProvision: boolean }) {
  const queries = useQueryClient();
  const purchases = useQuery(ordersQuery(latestPurchase(bot))).data;
  const order = purchases?.orders[0];
  const lines = useQuery(numbersQuery({ botId: bot.id, limit: LINES_SHOWN })).data?.phoneNumbers;
  const runs = order !== undefined && order.state !== "failed" && order.state !== "done";
  const bought = purchases && (order?.phoneNumberId ?? null);
  const known = useRef(bought);
  // What has been bought has become a line. It may be there before it was ever seen under way.
  useEffect(() => {
    const isNew = bought && known.current !== undefined && bought !== known.current;
    if (isNew) void queries.invalidateQueries({ queryKey: ["numbers"] });
    known.current = bought;
  }, [bought, queries]);

  if (runs)
    return (
      <p className="mb-4 flex flex-wrap items-center gap-3">
        <Link className="text-link mr-auto" href={paths.order(order.id)}>
          A number for it is on its way
        </Link>
        <StatePill tone="busy">Setting up</StatePill>
      </p>
    );
  if (!order?.failure || !lines || lines.length > 0) return null;
  return <FailedPurchase key={order.id} order={order} failure={order.failure} canProvision={canProvision} />;
}

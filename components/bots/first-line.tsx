"use client";

import { useQuery } from "@tanstack/react-query";
import { Link } from "@/components/ui/link";
import { LinkButton } from "@/components/ui/link-button";
import { isOpenOrder } from "@/lib/constants/order-states";
import { paths } from "@/lib/paths";
import { formatPhone } from "@/lib/phone";
import { numbersQuery } from "@/lib/queries/numbers";
import { ordersQuery } from "@/lib/queries/orders";
import type { Bot } from "@/lib/schemas/bot";
import { LINES_SHOWN, latestPurchase } from "./shown";

interface Props {
  bot: Bot;
  canAttach: boolean;
  /** Whether the reader may buy numbers for the bot's organization. */
  canProvision: boolean;
  /** Something else is the likelier next step. */
  isSecondary?: boolean;
}

/** The next step for a bot that answers no line: one that nobody answers, or a new number. */
export function FirstLine({ bot, canAttach, canProvision, isSecondary = false }: Props) {
  const silent = { orgId: bot.orgId, state: "not_answering", limit: LINES_SHOWN } as const;
  const lines = useQuery(numbersQuery(silent)).data?.phoneNumbers;
  const purchases = useQuery(ordersQuery(latestPurchase(bot))).data;
  if (!lines || !purchases) return null;
  const [order] = purchases.orders;
  // The purchase is shown above, with its own next step.
  if (order && (isOpenOrder(order) || order.failure)) return null;
  const [line, ...others] = canAttach ? lines.filter((each) => each.botId === null) : [];
  return (
    <div className="grid justify-items-start gap-3">
      <p className="text-ink-2">
        No lines yet, so it answers no calls.{!line && !canProvision && " An admin can get a number for it."}
      </p>
      {line && (
        <LinkButton
          variant={isSecondary ? "secondary" : "primary"}
          href={paths.number(line.id, "attach", bot.id)}
        >
          Attach to {formatPhone(line.number)}
        </LinkButton>
      )}
      {others.length > 0 && (
        <Link className="text-link" href={paths.numbers({ orgId: bot.orgId, state: silent.state })}>
          Show all lines without a bot
        </Link>
      )}
      {canProvision && (
        <LinkButton
          variant={line || isSecondary ? "secondary" : "primary"}
          href={paths.getNumber(bot.orgId, bot.id)}
        >
          Get a number for it
        </LinkButton>
      )}
    </div>
  );
}

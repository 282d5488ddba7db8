"use client";

import { useId, useState } from "react";
import { later } from "@/components/feedback/later";
import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/icon";
import type { Rights } from "@/lib/constants/permissions";
import type { ScopeFilters } from "@/lib/schemas/common";
import type { Dismissable, Order } from "@/lib/schemas/order";

const FailedOrdersList = later(() => import("./failed-orders-list").then((it) => it.FailedOrdersList));

interface Props {
  orders: readonly Order[];
  /** There are more than these. */
  hasMore?: boolean;
  rights: Rights;
  /** How many the reader may dismiss together. */
  dismissable: Dismissable;
  scope: ScopeFilters;
}

/** One line that says how many purchases failed lately, and opens to show them. */
export function FailedOrders({ orders, hasMore = false, ...list }: Props) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const [first] = orders;
  if (!first) return null;
  return (
    <section className="surface min-w-0" aria-label="Failed purchases">
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        className="flex min-h-11 w-full items-center gap-3 px-5 py-2 text-left"
      >
        <Icon name="triangle-alert" className="size-4 shrink-0 text-warn" />
        <span className="min-w-0 flex-1">{failedText(orders.length, hasMore)}</span>
        <Icon name="chevron-down" className={cx("size-4 shrink-0 text-ink-3", open && "rotate-180")} />
      </button>
      <div id={id} hidden={!open}>
        {open && <FailedOrdersList orders={orders} {...list} />}
      </div>
    </section>
  );
}

/** "17 purchases failed this week"; "More than 20 purchases failed this week" if there are more than these. */
function failedText(count: number, hasMore: boolean): string {
  const purchases = count === 1 && !hasMore ? "purchase" : "purchases";
  return `${hasMore ? "More than " : ""}${count} ${purchases} failed this week`;
}

"use client";

import { ActFailure } from "@/components/feedback/act-failure";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import type { Order } from "@/lib/schemas/order";
import { retryHref } from "./retry-href";
import { useDismissOrders } from "./use-dismiss-orders";

/** What can be done about one failed purchase: another try, or taking it off the lists. */
export function FailedOrderActs({ order }: { order: Order }) {
  const { dismiss, busy, failure } = useDismissOrders();
  return (
    <>
      <span className="flex gap-2">
        <LinkButton size="sm" href={retryHref(order, order.areaCode)} aria-label={`Try again: ${order.name}`}>
          Try again
        </LinkButton>
        <Button
          size="sm"
          variant="ghost"
          busy={busy}
          aria-label={`Dismiss ${order.name}`}
          onClick={() => void dismiss([order.id])}
        >
          Dismiss
        </Button>
      </span>
      {failure && <ActFailure failure={failure} />}
    </>
  );
}

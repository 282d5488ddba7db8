"use client";

import { ActFailure } from "@/components/feedback/act-failure";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import type { Order } from "@/lib/schemas/order";
import { useDismissOrders } from "./use-dismiss-orders";
import { wayOut } from "./way-out";

/** What can be done about one failed purchase: what leads on from it, or taking it off the lists. */
export function FailedOrderActs({ order }: { order: Order }) {
  const { dismiss, busy, failure } = useDismissOrders();
  const { label, href } = wayOut(order);
  return (
    <>
      <span className="flex gap-2">
        <LinkButton size="sm" href={href} aria-label={`${label}: ${order.name}`}>
          {label}
        </LinkButton>
        <Button
          size="sm"
          variant="ghost"
          busy={busy}
          aria-label={`Dismiss ${order.name}`}
          onClick={() => void dismiss(order.id)}
        >
          Dismiss
        </Button>
      </span>
      {failure && <ActFailure failure={failure} />}
    </>
  );
}

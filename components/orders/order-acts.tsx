"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ActConflict } from "@/components/feedback/act-conflict";
import { ActFailure } from "@/components/feedback/act-failure";
import { ConfirmAct } from "@/components/feedback/confirm-act";
import { useAct } from "@/components/feedback/use-act";
import { Button } from "@/components/ui/button";
import { finishOrderAction, releaseOrderAction } from "@/lib/actions/order-actions";
import { formatPhone } from "@/lib/phone";
import { orderQuery } from "@/lib/queries/orders";
import type { Order } from "@/lib/schemas/order";
import { orderConflict, shownOrder } from "./order-conflict";
import { orderWords } from "./order-words";

interface Props {
  order: Order;
  canFinish: boolean;
  canRelease: boolean;
}

/** What can be done about a purchase that waits: finish it, or give it up and release its number. */
export function OrderActs({ order, canFinish, canRelease }: Props) {
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const { run, busy, failure } = useAct(`order ${order.id}`);

  async function show(now: Order) {
    queries.setQueryData(orderQuery(order.id).queryKey, now);
    await queries.invalidateQueries({ queryKey: ["orders"] });
  }
  async function finish() {
    const result = await run((intent) =>
      finishOrderAction({ id: order.id, shown: shownOrder(order) }, intent),
    );
    if (result.ok) await show(result.data);
  }

  const conflict = orderConflict(order, show);
  const words = orderWords(order);
  if (!canFinish && !canRelease) return <p className="mt-2 text-sm">An admin can {words.adminCan}.</p>;
  return (
    <div className="mt-3 flex flex-wrap gap-2">
      {canFinish && (
        <Button size="sm" variant="primary" busy={busy} onClick={() => void finish()}>
          {words.finish}
        </Button>
      )}
      {canRelease && !order.givenUp && (
        <Button size="sm" onClick={() => setAsking(true)}>
          {order.carrierNumberId ? "Release the number…" : "Give up the purchase…"}
        </Button>
      )}
      {failure && (
        <ActConflict failure={failure} conflict={conflict} close={() => {}}>
          <ActFailure failure={failure} />
        </ActConflict>
      )}
      {asking && (
        <ConfirmAct
          open
          onOpenChange={() => setAsking(false)}
          title={order.number ? `Release ${formatPhone(order.number)}?` : "Give up this purchase?"}
          confirmLabel={order.number ? "Release the number" : "Give up the purchase"}
          cancelLabel="Keep the purchase"
          action={(intent) => releaseOrderAction({ id: order.id, shown: shownOrder(order) }, intent)}
          conflict={conflict}
          onDone={show}
        >
          <p>
            The purchase ends without a line.{" "}
            {order.number &&
              "If the carrier has already sold it to you, the number goes back and one month may be charged."}
          </p>
        </ConfirmAct>
      )}
    </div>
  );
}

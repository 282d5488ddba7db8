"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ActFailure } from "@/components/feedback/act-failure";
import { attempt, type Failure } from "@/components/feedback/attempt";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { finishOrderAction, releaseOrderAction } from "@/lib/actions/order-actions";
import type { ActionResult } from "@/lib/errors";
import { formatPhone } from "@/lib/phone";
import { orderQuery } from "@/lib/queries/orders";
import type { Order } from "@/lib/schemas/phone-number";

interface Props {
  order: Order;
  canFinish: boolean;
  canRelease: boolean;
}

/** What can be done about a purchase that does not go on: finish it, or give back what it bought. */
export function OrderActs({ order, canFinish, canRelease }: Props) {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  async function act(action: (input: { id: string }) => Promise<ActionResult<Order>>) {
    setFailure(null);
    setBusy(true);
    const result = await attempt(() => action({ id: order.id }));
    setBusy(false);
    if (!result.ok) return setFailure(result);
    setAsking(false);
    queries.setQueryData(orderQuery(order.id).queryKey, result.data);
    await queries.invalidateQueries({ queryKey: ["orders"] });
  }

  if (!canFinish && !canRelease) return <p className="mt-2 text-sm">An admin can {actsText(order)}.</p>;
  return (
    <div className="mt-3 flex flex-wrap gap-2">
      {canFinish && (
        <Button size="sm" variant="primary" busy={busy} onClick={() => void act(finishOrderAction)}>
          {finishLabel(order)}
        </Button>
      )}
      {canRelease && !order.givenUp && (
        <Button size="sm" onClick={() => setAsking(true)}>
          {order.carrierNumberId ? "Release the number…" : "Give up…"}
        </Button>
      )}
      {failure && !asking && <ActFailure failure={failure} />}
      {asking && (
        <ConfirmDialog
          open
          onOpenChange={() => setAsking(false)}
          title={order.number ? `Give ${formatPhone(order.number)} back?` : "Give this purchase up?"}
          confirmLabel={order.number ? "Give it back" : "Give it up"}
          cancelLabel="Keep it"
          tone="danger"
          onConfirm={() => act(releaseOrderAction)}
        >
          <p>
            The purchase ends without a line.{" "}
            {order.number &&
              "If the carrier has sold us the number, it takes it back; it may charge one month."}
          </p>
          {failure && <ActFailure failure={failure} />}
        </ConfirmDialog>
      )}
    </div>
  );
}

function finishLabel(order: Order): string {
  if (order.givenUp) return "Give it back now";
  return order.stopped ? "Finish the purchase" : "Try now";
}

/** What somebody else may do about it. */
function actsText(order: Order): string {
  if (order.givenUp) return "have it given back now";
  return order.stopped ? "finish it, or give it up" : "try it now";
}

import { useQueryClient } from "@tanstack/react-query";
import { ActFailure } from "@/components/feedback/act-failure";
import { Alert } from "@/components/feedback/alert";
import { useAct } from "@/components/feedback/use-act";
import { shownOrder } from "@/components/orders/order-conflict";
import { retryHref } from "@/components/orders/retry-href";
import { wayOut } from "@/components/orders/way-out";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { retryOrderAction } from "@/lib/actions/order-actions";
import type { Order } from "@/lib/schemas/order";

interface Props {
  order: Order;
  failure: NonNullable<Order["failure"]>;
  canProvision: boolean;
}

/** Why a bot's number purchase failed, and how to fix or retry it. */
export function FailedPurchase({ order, failure, canProvision }: Props) {
  const { run, busy, failure: refusal } = useAct(`retry ${order.id}`);
  const queries = useQueryClient();

  async function tryAgain() {
    const result = await run((intent) =>
      retryOrderAction({ id: order.id, shown: shownOrder(order) }, intent),
    );
    // A refusal changed nothing, and reading the orders again would take it off the page.
    if (!result.ok) return;
    await Promise.all(["orders", "numbers"].map((key) => queries.invalidateQueries({ queryKey: [key] })));
  }

  const way = wayOut(order);
  const canRepeat = failure.remedy === null || way.again !== null;
  return (
    <div className="mb-4 grid gap-3">
      <Alert tone="bad" title="The number purchase failed">
        <p>
          {failure.message} {canProvision && failure.remedy && way.advice}
        </p>
        {canProvision && (
          <div className="mt-3 flex flex-wrap gap-2">
            {canRepeat && (
              <Button size="sm" variant="primary" busy={busy} onClick={tryAgain}>
                {way.again ?? "Try again"}
              </Button>
            )}
            <LinkButton
              size="sm"
              variant={canRepeat ? "secondary" : "primary"}
              href={failure.remedy ? way.href : retryHref(order, order.areaCode)}
            >
              {failure.remedy ? way.label : "Choose a number"}
            </LinkButton>
          </div>
        )}
      </Alert>
      {refusal && <ActFailure failure={refusal} unchanged="Nothing was bought." />}
    </div>
  );
}

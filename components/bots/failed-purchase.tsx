import { useQueryClient } from "@tanstack/react-query";
import { ActFailure } from "@/components/feedback/act-failure";
import { Alert } from "@/components/feedback/alert";
import { useAct } from "@/components/feedback/use-act";
import { shownOrder } from "@/components/orders/order-conflict";
import { retryHref } from "@/components/orders/retry-href";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { retryOrderAction } from "@/lib/actions/order-actions";
import { paths } from "@/lib/paths";
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

  const isIncomplete = failure.code === "organization_incomplete";
  return (
    <div className="mb-4 grid gap-3">
      <Alert tone="bad" title="The number purchase failed">
        <p>{failure.message}</p>
        {canProvision && (
          <div className="mt-3 flex flex-wrap gap-2">
            <Button size="sm" variant="primary" busy={busy} onClick={tryAgain}>
              Try again
            </Button>
            <LinkButton
              size="sm"
              href={isIncomplete ? paths.editOrganization(order.orgId) : retryHref(order, order.areaCode)}
            >
              {isIncomplete ? "Complete the address" : "Choose a number"}
            </LinkButton>
          </div>
        )}
      </Alert>
      {refusal && <ActFailure failure={refusal} unchanged="Nothing was bought." />}
    </div>
  );
}

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ActFailure } from "@/components/feedback/act-failure";
import { Alert } from "@/components/feedback/alert";
import { attempt, type Failure } from "@/components/feedback/attempt";
import { useToast } from "@/components/feedback/use-toast";
import { againWith } from "@/components/numbers/order-end";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { retryOrderAction } from "@/lib/actions/order-actions";
import { paths } from "@/lib/paths";
import type { Order } from "@/lib/schemas/phone-number";

interface Props {
  order: Order;
  failure: NonNullable<Order["failure"]>;
  canProvision: boolean;
}

/** Why no number was bought for a bot, what mends it, and another try with the same wishes. */
export function FailedPurchase({ order, failure, canProvision }: Props) {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Failure | null>(null);
  const queries = useQueryClient();
  const toast = useToast();

  async function tryAgain() {
    setBusy(true);
    setRefusal(null);
    const result = await attempt(() => retryOrderAction({ id: order.id }));
    if (result.ok) toast.success(`${result.data.order.name} is being set up`);
    else setRefusal(result);
    await Promise.all(["orders", "numbers"].map((key) => queries.invalidateQueries({ queryKey: [key] })));
    setBusy(false);
  }

  const isIncomplete = failure.code === "organization_incomplete";
  return (
    <div className="mb-4 grid gap-3">
      <Alert tone="bad" title="No number was bought for it">
        <p>{failure.message}</p>
        {canProvision && (
          <div className="mt-3 flex flex-wrap gap-2">
            <Button size="sm" variant="primary" busy={busy} onClick={tryAgain}>
              Try again
            </Button>
            <LinkButton
              size="sm"
              href={isIncomplete ? paths.editOrganization(order.orgId) : againWith(order, order.areaCode)}
            >
              {isIncomplete ? "Complete the address" : "Choose a number"}
            </LinkButton>
          </div>
        )}
      </Alert>
      {refusal && <ActFailure failure={refusal} kept="Nothing was bought." />}
    </div>
  );
}

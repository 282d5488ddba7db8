"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { AskButton } from "@/components/feedback/ask-button";
import { ConfirmAct } from "@/components/feedback/confirm-act";
import { useToast } from "@/components/feedback/use-toast";
import { dismissAllOrdersAction } from "@/lib/actions/order-actions";
import { DISMISSED_AT_ONCE } from "@/lib/constants/limits";
import type { ScopeFilters } from "@/lib/schemas/common";
import type { Dismissable } from "@/lib/schemas/order";
import { dismissedText, dismissPlan } from "./dismiss-text";

interface Props {
  dismissable: Dismissable;
  /** What the list shows: the dialog names it, because the act is for everybody there. */
  scope: ScopeFilters;
}

/** Takes all failed purchases of the scope off everybody's lists, once the reader has seen how many they are. */
export function DismissAll({ dismissable, scope: { orgId, accountId } }: Props) {
  const queries = useQueryClient();
  const router = useRouter();
  const toast = useToast();
  const plan = dismissPlan(dismissable.count, DISMISSED_AT_ONCE, { orgId, accountId });
  return (
    <AskButton
      size="sm"
      dialog={(asked) => (
        <ConfirmAct
          {...asked}
          title={`${plan.act}?`}
          confirmLabel={plan.act}
          cancelLabel="Keep them"
          unchanged="Nothing was dismissed."
          action={(intent) => dismissAllOrdersAction({ orgId, accountId, until: dismissable.at }, intent)}
          onDone={async ({ dismissed }) => {
            toast.success(dismissedText(dismissed));
            router.refresh();
            await queries.invalidateQueries({ queryKey: ["orders"] });
          }}
        >
          <p>{plan.effect}</p>
        </ConfirmAct>
      )}
    >
      {plan.act}…
    </AskButton>
  );
}

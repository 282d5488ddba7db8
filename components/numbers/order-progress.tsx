"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { ErrorState } from "@/components/feedback/error-state";
import { Card } from "@/components/ui/card";
import { paths } from "@/lib/paths";
import { formatPhone } from "@/lib/phone";
import { orderQuery } from "@/lib/queries/orders";
import { cx } from "../ui/cx";
import { Icon } from "../ui/icon";
import { ClockTime } from "./clock-time";
import { OrderEnd } from "./order-end";
import { OrderPill } from "./order-pill";
import { orderSteps, type StepState } from "./order-steps";

/** How long the finished steps are shown before the page goes on to the line, in milliseconds. */
const SEEN_FOR = 1_200;

interface Props {
  id: string;
  /** The reader has just asked for it, and is taken to the line however quickly it is there. */
  watching: boolean;
  canProvision: boolean;
  canRelease: boolean;
}

/** A purchase as it goes on: its steps, what it waits for, how it ended. It leads to the line when that is there. */
export function OrderProgress({ id, watching, canProvision, canRelease }: Props) {
  const { data: order, error, refetch } = useQuery(orderQuery(id));
  const queries = useQueryClient();
  const router = useRouter();
  const goesAlong = useRef(watching);
  const state = order?.state;
  const phoneNumberId = order?.phoneNumberId;
  useEffect(() => {
    if (state && state !== "done" && state !== "failed") goesAlong.current = true;
    // Only who watched it happen is taken along; who comes back later reads how it went.
    if (state !== "done" || !phoneNumberId || !goesAlong.current) return;
    void queries.invalidateQueries({ queryKey: ["numbers"] });
    const going = setTimeout(() => router.replace(paths.number(phoneNumberId)), SEEN_FOR);
    return () => clearTimeout(going);
  }, [state, phoneNumberId, queries, router]);

  if (!order) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null;
  return (
    <Card>
      <div className="mb-4 flex flex-wrap items-center gap-3">
        <p className={order.number ? "number-text text-2xl" : "text-lg"}>
          {order.number ? formatPhone(order.number) : `A number in ${order.areaCode ?? "your area"}`}
        </p>
        <OrderPill order={order} />
      </div>
      <ol aria-label="Steps" aria-live="polite" className="grid gap-3">
        {orderSteps(order).map((step) => (
          <li key={step.id} className="flex items-center gap-3">
            <StepMark state={step.state} />
            <span className={cx("min-w-0", step.state === "later" && "text-ink-3")}>
              {step.label}
              <span className="sr-only">{STEP_WORDS[step.state]}</span>
              {step.carrierId && (
                <span className="block break-all text-ink-3 text-sm">
                  The carrier calls it <code>{step.carrierId}</code>
                </span>
              )}
            </span>
            {step.at && (
              <span className="ml-auto shrink-0 text-ink-3 text-sm">
                <ClockTime at={step.at} />
              </span>
            )}
          </li>
        ))}
      </ol>
      <OrderEnd order={order} canProvision={canProvision} canRelease={canRelease} />
    </Card>
  );
}

const STEP_WORDS = {
  done: ", done",
  now: ", under way",
  later: ", to come",
  stopped: ", stopped",
  failed: ", failed",
};

function StepMark({ state }: { state: StepState }) {
  if (state === "done") return <Icon name="check" className="size-5 shrink-0 text-ok" />;
  if (state === "failed") return <Icon name="x" className="size-5 shrink-0 text-bad" />;
  if (state === "stopped") return <Icon name="triangle-alert" className="size-5 shrink-0 text-warn" />;
  if (state === "now")
    return (
      <Icon
        name="loader-circle"
        className="size-5 shrink-0 animate-spin text-busy motion-reduce:animate-none"
      />
    );
  return <span aria-hidden="true" className="mx-1.5 size-2 shrink-0 rounded-full border" />;
}

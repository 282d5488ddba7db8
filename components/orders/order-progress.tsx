"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { ErrorState } from "@/components/feedback/error-state";
import { SupportIds } from "@/components/feedback/support-ids";
import { useToast } from "@/components/feedback/use-toast";
import { Card } from "@/components/ui/card";
import { ClockTime } from "@/components/ui/clock-time";
import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/icon";
import { useOpenPage } from "@/components/ui/use-scope";
import { isOpenOrder } from "@/lib/constants/order-states";
import { paths } from "@/lib/paths";
import { formatPhone } from "@/lib/phone";
import { orderQuery } from "@/lib/queries/orders";
import type { Order } from "@/lib/schemas/order";
import { OrderEnd } from "./order-end";
import { OrderPill } from "./order-pill";
import { orderSteps, type StepState } from "./order-steps";

/** Milliseconds that the finished steps stay on screen before the page goes on to the line. */
const DONE_SHOWN_MS = 1_200;

interface Props {
  id: string;
  /** The reader just placed the order, so the page goes on to the line even if it is done already. */
  watching: boolean;
  canProvision: boolean;
  canRelease: boolean;
  /** The organization's; null once it is archived. */
  timeZone: string | null;
}

/** A purchase while it runs: its steps, what it waits for, how it ended. Goes on to the line once there is one. */
export function OrderProgress({ id, watching, timeZone, ...rights }: Props) {
  const { data: order, error, refetch } = useQuery(orderQuery(id));
  const queries = useQueryClient();
  const openPage = useOpenPage();
  const toast = useToast();
  const followsOrder = useRef(watching);
  const state = order?.state;
  const phoneNumberId = order?.phoneNumberId;
  const arrival = order && arrivalText(order);
  useEffect(() => {
    if (state && isOpenOrder({ state })) followsOrder.current = true;
    // Readers who come back later stay here and read how it went.
    if (state !== "done" || !phoneNumberId || !arrival || !followsOrder.current) return;
    void queries.invalidateQueries({ queryKey: ["numbers"] });
    const going = setTimeout(() => {
      toast.success(arrival);
      openPage(paths.number(phoneNumberId), "replace");
    }, DONE_SHOWN_MS);
    return () => clearTimeout(going);
  }, [state, phoneNumberId, arrival, queries, openPage, toast]);

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
            </span>
            {step.at && (
              <span className="ml-auto shrink-0 text-ink-3 text-sm">
                <ClockTime at={step.at} timeZone={timeZone} />
              </span>
            )}
          </li>
        ))}
      </ol>
      <OrderEnd order={order} timeZone={timeZone} {...rights} />
      <div className="mt-5">
        <SupportIds
          open={order.carrierErrorCode !== null}
          ids={[
            { label: "Carrier’s error code", value: order.carrierErrorCode },
            { label: "Order", value: order.id },
            { label: "Number at the carrier", value: order.carrierNumberId },
            { label: "Request", value: order.requestId },
          ]}
        />
      </div>
    </Card>
  );
}

function arrivalText({ number, name, bot }: Order): string {
  const line = number ? formatPhone(number) : name;
  return bot ? `Calls to ${line} now reach ${bot.name}` : `${line} was added`;
}

const STEP_WORDS = {
  done: ", done",
  now: ", in progress",
  later: ", not started",
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

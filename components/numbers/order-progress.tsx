"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Check, LoaderCircle, X } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { Alert } from "@/components/feedback/alert";
import { ErrorState } from "@/components/feedback/error-state";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { StatePill } from "@/components/ui/state-pill";
import { paths, withQuery } from "@/lib/paths";
import { formatPhone } from "@/lib/phone";
import { orderQuery } from "@/lib/queries/orders";
import type { Order } from "@/lib/schemas/phone-number";

/** A purchase as it goes on: its steps, what it waits for, how it ended. It leads to the line when that is there. */
export function OrderProgress({ id }: { id: string }) {
  const { data: order, error, refetch } = useQuery(orderQuery(id));
  const queries = useQueryClient();
  const router = useRouter();
  const wasRunning = useRef(false);
  const state = order?.state;
  const phoneNumberId = order?.phoneNumberId;
  useEffect(() => {
    if (state && state !== "done" && state !== "failed") wasRunning.current = true;
    if (state !== "done" || !phoneNumberId || !wasRunning.current) return;
    // Only who watched it happen is taken along; who comes back later reads how it went.
    void queries.invalidateQueries({ queryKey: ["numbers"] });
    router.replace(paths.number(phoneNumberId));
  }, [state, phoneNumberId, queries, router]);

  if (!order) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null;
  return (
    <Card>
      <div className="mb-4 flex flex-wrap items-center gap-3">
        <p className="number-text text-2xl">
          {order.number ? formatPhone(order.number) : `A number in ${order.areaCode ?? "your area"}`}
        </p>
        <OrderPill order={order} />
      </div>
      <ol className="grid gap-3" aria-live="polite">
        {stepsOf(order).map((step) => (
          <li key={step.label} className="flex items-center gap-3">
            <StepMark state={step.state} />
            <span className={step.state === "later" ? "text-ink-3" : undefined}>
              {step.label}
              <span className="sr-only">{STEP_WORDS[step.state]}</span>
            </span>
            {step.at && (
              <time dateTime={step.at} className="ml-auto text-ink-3 text-sm" suppressHydrationWarning>
                {new Date(step.at).toLocaleTimeString("en-US")}
              </time>
            )}
          </li>
        ))}
      </ol>
      <OrderEnd order={order} />
    </Card>
  );
}

const STEP_WORDS = { done: ", done", now: ", under way", later: ", to come", failed: ", failed" };

function stepsOf(order: Order) {
  const at = Object.fromEntries(order.steps.map((step) => [step.step, step.at]));
  const steps = [
    { label: "Held for you", at: at.intent_kept ?? null },
    { label: "Bought from the carrier", at: at.bought ?? null },
    { label: order.bot ? `Connected to ${order.bot.name}` : "Connected", at: at.wired ?? null },
    { label: "Ready for calls", at: order.state === "done" ? order.updatedAt : null },
  ];
  const current = steps.findIndex((step) => step.at === null);
  return steps.map((step, index) => ({
    ...step,
    state: step.at
      ? ("done" as const)
      : index > current
        ? ("later" as const)
        : order.state === "failed"
          ? ("failed" as const)
          : ("now" as const),
  }));
}

function StepMark({ state }: { state: keyof typeof STEP_WORDS }) {
  if (state === "done") return <Check aria-hidden="true" className="size-5 text-ok" />;
  if (state === "failed") return <X aria-hidden="true" className="size-5 text-bad" />;
  if (state === "now")
    return (
      <LoaderCircle aria-hidden="true" className="size-5 animate-spin text-busy motion-reduce:animate-none" />
    );
  return <span aria-hidden="true" className="mx-1.5 size-2 rounded-full border" />;
}

function OrderPill({ order }: { order: Order }) {
  if (order.state === "done") return <StatePill tone="ok">Ready</StatePill>;
  if (order.state === "failed") return <StatePill tone="bad">Failed</StatePill>;
  return <StatePill tone="busy">Setting up</StatePill>;
}

function OrderEnd({ order }: { order: Order }) {
  if (order.state === "done" && order.phoneNumberId)
    return (
      <p className="mt-5">
        <Link className="text-link" href={paths.number(order.phoneNumberId)}>
          Go to the line
        </Link>
      </p>
    );
  if (order.failure)
    return (
      <Alert tone="bad" live className="mt-5" title={order.failure.message}>
        <p>
          Nothing is charged.{" "}
          {order.failure.suggestions?.length ? "Near codes that may have numbers:" : "You can try again."}
        </p>
        <div className="mt-3 flex flex-wrap gap-2">
          {(order.failure.suggestions ?? []).slice(0, 5).map((code) => (
            <LinkButton key={code} size="sm" href={againWith(order, code)}>
              Get one in {code}
            </LinkButton>
          ))}
          <LinkButton size="sm" variant="primary" href={againWith(order, order.areaCode)}>
            Try again
          </LinkButton>
        </div>
      </Alert>
    );
  return (
    <div className="mt-5 grid gap-3">
      {order.waiting && (
        <Alert tone="warn" live title={order.waiting.message}>
          <p suppressHydrationWarning>
            Nothing is lost. Next try at {new Date(order.waiting.nextTryAt).toLocaleTimeString("en-US")}.
          </p>
        </Alert>
      )}
      <p className="text-ink-3 text-sm">You can leave this page. It will finish by itself.</p>
    </div>
  );
}

/** The form again, filled in as it was, in another code if one is given. */
function againWith(order: Order, areaCode: string | null): string {
  return withQuery(paths.getNumber(), {
    orgId: order.orgId,
    areaCode,
    name: order.name,
    language: order.language,
    voiceId: order.voiceId,
    botId: order.botId,
  });
}

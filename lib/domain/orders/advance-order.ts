import { inTransaction } from "@/db/transaction";
import type { Clock } from "@/lib/clock";
import { enqueueJob } from "@/lib/jobs/queue";
import { logger } from "@/lib/observability/logger";
import { metrics } from "@/lib/observability/metrics";
import type { Carrier } from "@/lib/telephony/port";
import { buyNumber } from "./buy-number";
import { checkWiring } from "./check-wiring";
import { chooseNumber } from "./choose-number";
import { giveBackNumber } from "./give-back-number";
import { isOverdue, LeaseLost, moveOrder, takeLease } from "./lease";
import { neverAnswered, rateLimitedTries, retryDelay } from "./rules";
import type { OrderRecord } from "./select-orders";
import type { DoneOrder, StepOutcome, StepTools, Wait } from "./step";
import { wireNumber } from "./wire-number";

/**
 * Runs an order's steps until it is done, fails, stops or has to wait. Each step commits before the next outside effect
 * and is safe to run twice, so after a crash another process can continue from the last step.
 * @param orderId the order; nothing happens if it is final, stopped, waiting, or leased by another process
 * @param leased the same order if this process already has its lease, as `placeOrder` returned it
 * @returns the order and its line if this call finished it; otherwise null
 */
export async function advanceOrder(
  orderId: string,
  tools: { carrierOf: (order: OrderRecord) => Carrier; now: Clock },
  leased: OrderRecord | null = null,
): Promise<DoneOrder | null> {
  let log = logger({ orderId });
  try {
    let order = leased ?? (await takeLease(orderId));
    // The request that placed the order; it may have been answered long ago.
    log = log.child({ requestId: order?.requestId });
    for (let isFirstTry = false; order; isFirstTry = true) {
      const outcome = await runStep(order, { carrier: tools.carrierOf(order), now: tools.now, isFirstTry });
      if (outcome.kind === "done") {
        reportDone(log);
        return outcome;
      }
      if (outcome.kind === "moved") order = outcome.order;
      else {
        await storeOutcome(outcome, tools.now, log);
        return null;
      }
    }
  } catch (error) {
    if (!(error instanceof LeaseLost)) throw error;
    log.warn("Another worker has taken over this order, or it was given up");
  }
  return null;
}

type Log = ReturnType<typeof logger>;

/** Stores the outcome of a step after which the order does not continue now. */
function storeOutcome(
  outcome: Exclude<StepOutcome, { kind: "moved" | "done" }>,
  now: Clock,
  log: Log,
): Promise<void> {
  if (outcome.kind === "fail") return fail(outcome, now, log);
  return outcome.kind === "stop" ? stop(outcome, now, log) : wait(outcome, now, log);
}

function runStep(order: OrderRecord, tools: StepTools): Promise<StepOutcome> {
  if (order.releaseAskedAt) return giveBackNumber(order, tools);
  if (order.state === "searching") return chooseNumber(order, tools);
  if (order.state === "buying") return buyNumber(order, tools);
  return order.wiredAt ? checkWiring(order, tools) : wireNumber(order, tools);
}

function reportDone(log: Log): void {
  metrics().ordersFinished.inc({ outcome: "done" });
  log.info("The order is done");
}

async function fail(
  { order, failure, carrierCode = null }: Extract<StepOutcome, { kind: "fail" }>,
  now: Clock,
  log: Log,
): Promise<void> {
  const at = now();
  await inTransaction((tx) =>
    moveOrder(
      tx,
      order,
      {
        state: "failed",
        failure: { ...failure },
        carrierErrorCode: carrierCode,
        finishedAt: at,
        updatedAt: at,
      },
      { release: true },
    ),
  );
  metrics().ordersFinished.inc({ outcome: failure.code });
  log.warn({ code: failure.code }, "The order failed");
}

/** Stops the order until a person acts. */
async function stop(
  { order, reason, carrierCode = null }: Extract<StepOutcome, { kind: "stop" }>,
  now: Clock,
  log: Log,
): Promise<void> {
  const at = now();
  const changes = { stoppedAt: at, stoppedFor: reason, carrierErrorCode: carrierCode, updatedAt: at };
  await inTransaction((tx) => moveOrder(tx, order, changes, { release: true }));
  metrics().ordersFinished.inc({ outcome: "stopped" });
  // Not an error: the alert counts stopped orders, so a refused account raises one alert and not one per order.
  log.warn({ reason, state: order.state }, "The order stopped; a person has to look at it");
}

/**
 * Schedules the order's next try. Once its day is over, the order fails if nothing can have been bought, else it stops.
 */
async function wait(outcome: Wait, now: Clock, log: Log): Promise<void> {
  const { order: leased, carrierCode = null } = outcome;
  const isOver = { order: leased, carrierCode };
  if (await isOverdue(leased))
    return leased.state === "searching"
      ? fail({ kind: "fail", ...isOver, failure: neverAnswered() }, now, log)
      : stop({ kind: "stop", ...isOver, reason: outcome.stopFor ?? outcome.reason }, now, log);
  const attempts = (outcome.reason === "rate_limited" ? rateLimitedTries(leased) : leased.attempts) + 1;
  const waitMs = retryDelay(attempts, Math.random(), outcome.atLeastMs);
  await inTransaction(async (tx) => {
    const order = await moveOrder(
      tx,
      leased,
      { waitingFor: outcome.reason, carrierErrorCode: carrierCode, attempts, updatedAt: now() },
      { release: true, waitMs },
    );
    if (order.nextTryAt)
      await enqueueJob(
        tx,
        "orders.advance",
        { orderId: order.id },
        { key: `order:${order.id}`, runAt: order.nextTryAt },
      );
  });
  log.warn({ reason: outcome.reason, waitMs, attempts }, "The order waits for its next try");
}

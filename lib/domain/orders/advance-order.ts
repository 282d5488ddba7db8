import { inTransaction } from "@/db/transaction";
import type { Clock } from "@/lib/clock";
import { enqueueJob } from "@/lib/jobs/queue";
import { logger } from "@/lib/observability/logger";
import { metrics } from "@/lib/observability/metrics";
import type { CarrierPort } from "@/lib/telephony/port";
import { buyNumber } from "./buy-number";
import { checkWiring } from "./check-wiring";
import { chooseNumber } from "./choose-number";
import { giveBackNumber } from "./give-back-number";
import type { Bought } from "./keep-line";
import { isOverdue, LeaseLost, moveOrder, takeLease } from "./lease";
import { backOff, busyTries, neverAnswered, type OrderFailure, type StopReason } from "./rules";
import type { OrderRecord } from "./select-orders";
import { wireNumber } from "./wire-number";

/** What a step came to: the order in its next state, or a reason to stop for now or for good. */
export type StepOutcome =
  | { kind: "moved"; order: OrderRecord }
  | ({ kind: "done" } & Bought)
  | Wait
  | { kind: "stop"; order: OrderRecord; reason: StopReason }
  | { kind: "fail"; order: OrderRecord; failure: OrderFailure };

interface Wait {
  kind: "wait";
  order: OrderRecord;
  reason: "carrier_unavailable" | "rate_limited";
  atLeastMs?: number;
  /** Why the order is stopped where it waits for too long, if not for the same reason. */
  stopFor?: StopReason;
}

export interface StepTools {
  carrier: CarrierPort;
  now: Clock;
  /** Whether this process itself took the order into its present state, so that nothing can have been tried before. */
  fresh: boolean;
}

/**
 * Moves a purchase on, step by step, until it is done, has failed, or has to wait. Each step commits before the next
 * outside effect and is safe to run twice, so that whoever comes after a crash goes on from the last one.
 * @param orderId the order; nothing happens when it is final, waiting, or in other hands
 * @param held the same order where this process holds it already, as `placeOrder` left it
 * @returns what it came to where it is done by this; null where it is not, or was before
 */
export async function advanceOrder(
  orderId: string,
  tools: { carrier: CarrierPort; now: Clock },
  held: OrderRecord | null = null,
): Promise<Bought | null> {
  let log = logger({ orderId });
  try {
    let order = held ?? (await takeLease(orderId));
    // The request that asked for it, which may long have been answered.
    log = log.child({ requestId: order?.requestId });
    for (let fresh = false; order; fresh = true) {
      const outcome = await runStep(order, { ...tools, fresh });
      if (outcome.kind === "done") {
        finished(log);
        return outcome;
      }
      if (outcome.kind === "moved") order = outcome.order;
      else {
        await rest(outcome, tools.now, log);
        return null;
      }
    }
  } catch (error) {
    if (!(error instanceof LeaseLost)) throw error;
    log.warn("Another worker has taken this purchase over, or it was given up");
  }
  return null;
}

type Log = ReturnType<typeof logger>;

/** Puts an order down that does not go on, for now or for good. */
function rest(
  outcome: Exclude<StepOutcome, { kind: "moved" | "done" }>,
  now: Clock,
  log: Log,
): Promise<void> {
  if (outcome.kind === "fail") return fail(outcome, now, log);
  return outcome.kind === "stop" ? stop(outcome, now, log) : wait(outcome, now, log);
}

function runStep(order: OrderRecord, tools: StepTools): Promise<StepOutcome> {
  if (order.releaseAskedAt) return giveBackNumber(order, tools);
  // Bought elsewhere, it would be on the books of a carrier that never sold it.
  if (order.carrier !== tools.carrier.name)
    return Promise.resolve({ kind: "stop", order, reason: "other_carrier" });
  if (order.state === "searching") return chooseNumber(order, tools);
  if (order.state === "buying") return buyNumber(order, tools);
  return order.wiredAt ? checkWiring(order, tools) : wireNumber(order, tools);
}

function finished(log: Log): void {
  metrics().ordersFinished.inc({ outcome: "done" });
  log.info("The purchase is done");
}

async function fail(
  { order, failure }: { order: OrderRecord; failure: OrderFailure },
  now: Clock,
  log: Log,
): Promise<void> {
  const at = now();
  await inTransaction((tx) =>
    moveOrder(
      tx,
      order,
      { state: "failed", failure: { ...failure }, finishedAt: at, updatedAt: at },
      { release: true },
    ),
  );
  metrics().ordersFinished.inc({ outcome: failure.code });
  log.warn({ code: failure.code }, "The purchase failed");
}

/** Leaves the order to a person, with nothing more tried by itself. */
async function stop(
  { order, reason }: { order: OrderRecord; reason: StopReason },
  now: Clock,
  log: Log,
): Promise<void> {
  const at = now();
  const changes = { stoppedAt: at, stoppedFor: reason, updatedAt: at };
  await inTransaction((tx) => moveOrder(tx, order, changes, { release: true }));
  metrics().ordersFinished.inc({ outcome: "stopped" });
  // The alarm is on how many are stopped, so that a carrier that refuses our account is one and not one a purchase.
  log.warn({ reason, state: order.state }, "The purchase stopped; somebody has to look at it");
}

/** Puts the order aside until its next try, and sees to it that there is one; not for ever. */
async function wait(outcome: Wait, now: Clock, log: Log): Promise<void> {
  const { order: held } = outcome;
  if (await isOverdue(held))
    return held.state === "searching"
      ? fail({ order: held, failure: neverAnswered() }, now, log)
      : stop({ order: held, reason: outcome.stopFor ?? outcome.reason }, now, log);
  const attempts = (outcome.reason === "rate_limited" ? busyTries(held) : held.attempts) + 1;
  const waitMs = backOff(attempts, Math.random(), outcome.atLeastMs);
  await inTransaction(async (tx) => {
    const order = await moveOrder(
      tx,
      held,
      { waitingFor: outcome.reason, attempts, updatedAt: now() },
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
  log.warn({ reason: outcome.reason, waitMs, attempts }, "The purchase waits");
}

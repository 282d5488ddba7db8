import { setTimeout as delay } from "node:timers/promises";
import {
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  handleWhenResult,
  isBrokenCircuitError,
} from "cockatiel";
import type { CarrierFailure, CarrierPorts, CarrierResult } from "./port";

type NotSent = Extract<CarrierFailure, { kind: "not_sent" }>;

/** The ports that send requests to the carrier; each has its own circuit breaker. */
export const CARRIER_USES = ["account", "numbers", "calls"] as const;
export type CarrierUse = (typeof CARRIER_USES)[number];

/** `open`: the carrier is silent and gets no calls. `probing`: one call checks whether it is back. */
export type CircuitStanding = "closed" | "probing" | "open";

/** One call to the carrier and its outcome. */
export interface CarrierCall {
  use: CarrierUse;
  /** The port's name for the operation. */
  operation: string;
  result: CarrierResult<unknown>;
  /** Seconds. */
  took: number;
}

export interface CircuitOptions {
  /** This many unanswered calls in a row mean that the carrier is silent. */
  silentAfter: number;
  /** How often a silent carrier is asked, in milliseconds. */
  probeMs: number;
  /** Called after every call, including those that were not sent. */
  onCall?: (call: CarrierCall) => void;
  /** Called when the carrier falls silent for a use, and when it is back. */
  onChange?: (use: CarrierUse, standing: CircuitStanding) => void;
}

const STANDINGS: Partial<Record<CircuitState, CircuitStanding>> = {
  [CircuitState.Open]: "open",
  [CircuitState.HalfOpen]: "probing",
};

/**
 * The same ports behind circuit breakers, one per use. After several calls in a row without an answer that makes sense,
 * only one call per `probeMs` is still sent for that use; all others get `not_sent` at once. A refusal is an answer.
 * Uses don't affect each other: a price list that hangs stops no purchase.
 */
export function withCircuits(ports: CarrierPorts, options: CircuitOptions): CarrierPorts {
  const account = openCircuit("account", options);
  const numbers = openCircuit("numbers", options);
  const calls = openCircuit("calls", options);
  return {
    ...ports,
    account: {
      checkHealth: account("checkHealth", () => ports.account.checkHealth()),
      monthlyPrice: account("monthlyPrice", () => ports.account.monthlyPrice()),
    },
    numbers: {
      searchNumbers: numbers("searchNumbers", (search) => ports.numbers.searchNumbers(search)),
      buyNumber: numbers("buyNumber", (order) => ports.numbers.buyNumber(order)),
      findPurchase: numbers("findPurchase", (purchase) => ports.numbers.findPurchase(purchase)),
      findNumber: numbers("findNumber", (number) => ports.numbers.findNumber(number)),
      listNumbers: numbers("listNumbers", (page) => ports.numbers.listNumbers(page)),
      wireNumber: numbers("wireNumber", (id, label) => ports.numbers.wireNumber(id, label)),
      releaseNumber: numbers("releaseNumber", (id) => ports.numbers.releaseNumber(id)),
    },
    calls: {
      ...ports.calls,
      findCall: calls("findCall", (id) => ports.calls.findCall(id)),
      listCallsInProgress: calls("listCallsInProgress", () => ports.calls.listCallsInProgress()),
    },
  };
}

/** Creates a circuit breaker: a function that puts an operation behind it. */
function openCircuit(
  use: CarrierUse,
  { silentAfter, probeMs, onCall = () => {}, onChange = () => {} }: CircuitOptions,
) {
  const breaker = circuitBreaker(handleWhenResult(isUnanswered), {
    halfOpenAfter: probeMs,
    breaker: new ConsecutiveBreaker(silentAfter),
  });
  breaker.onStateChange((state) => onChange(use, STANDINGS[state] ?? "closed"));
  const notSent: NotSent = { ok: false, kind: "not_sent", retryAfterMs: probeMs };
  let probe: Promise<unknown> = Promise.resolve();

  async function ask<T>(call: () => Promise<CarrierResult<T>>): Promise<CarrierResult<T>> {
    // Callers wait briefly for the probe, but never for a hanging carrier.
    if (breaker.state === CircuitState.HalfOpen) await patiently(probe, probeMs);
    if (breaker.state === CircuitState.HalfOpen) return notSent;
    const answer = breaker.execute(call);
    if ((breaker.state as CircuitState) === CircuitState.HalfOpen) probe = answer.catch(() => undefined);
    try {
      return await answer;
    } catch (error) {
      if (isBrokenCircuitError(error)) return notSent;
      throw error;
    }
  }

  return function guarded<Args extends unknown[], T>(
    operation: string,
    call: (...args: Args) => Promise<CarrierResult<T>>,
  ): (...args: Args) => Promise<CarrierResult<T>> {
    return async (...args) => {
      const startedAt = performance.now();
      const result = await ask(() => call(...args));
      onCall({ use, operation, result, took: (performance.now() - startedAt) / 1000 });
      return result;
    };
  };
}

function isUnanswered(result: unknown): boolean {
  return typeof result === "object" && result !== null && "kind" in result && result.kind === "unknown";
}

async function patiently(work: Promise<unknown>, patienceMs: number): Promise<void> {
  const patience = new AbortController();
  await Promise.race([
    work,
    delay(patienceMs, undefined, { signal: patience.signal }).catch(() => undefined),
  ]);
  patience.abort();
}

import { setTimeout as delay } from "node:timers/promises";
import {
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  handleWhenResult,
  isBrokenCircuitError,
} from "cockatiel";
import type { CarrierPort, CarrierResult } from "./port";

type NotSent = Extract<CarrierResult<never>, { kind: "not_sent" }>;

/** `open`: the carrier is silent and not asked; `probing`: one call finds out whether it is back. */
export type CircuitStanding = "closed" | "probing" | "open";

/** What a call to the carrier came to; `operation` is the port's name for it. */
export interface CarrierCall {
  operation: string;
  result: CarrierResult<unknown>;
  /** Seconds. */
  took: number;
}

export interface CircuitOptions {
  /** So many unanswered calls in a row mean that the carrier is silent. */
  silentAfter: number;
  /** A silent carrier is asked once in so many milliseconds. */
  probeMs: number;
  /** Told of every call, also of those that were not sent. */
  onCall?: (call: CarrierCall) => void;
  /** Told when the carrier has fallen silent, and when it is back. */
  onChange?: (standing: CircuitStanding) => void;
}

const STANDINGS: Partial<Record<CircuitState, CircuitStanding>> = {
  [CircuitState.Open]: "open",
  [CircuitState.HalfOpen]: "probing",
};

/**
 * The same carrier behind a circuit breaker: after several calls in a row without an answer that makes sense, it is left
 * alone but for one call a while, and every other call is at once answered `not_sent`. A refusal is an answer. Every
 * operation that asks the carrier goes through it.
 */
export function withCircuit(
  port: CarrierPort,
  { silentAfter, probeMs, onCall = () => {}, onChange = () => {} }: CircuitOptions,
): CarrierPort {
  const breaker = circuitBreaker(handleWhenResult(isUnanswered), {
    halfOpenAfter: probeMs,
    breaker: new ConsecutiveBreaker(silentAfter),
  });
  breaker.onStateChange((state) => onChange(STANDINGS[state] ?? "closed"));
  const notSent: NotSent = { ok: false, kind: "not_sent", retryAfterMs: probeMs };
  let probe: Promise<unknown> = Promise.resolve();

  async function ask<T>(call: () => Promise<CarrierResult<T>>): Promise<CarrierResult<T>> {
    // Who comes during the probe waits a moment for it, but not for all of a carrier that hangs.
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

  function guarded<Args extends unknown[], T>(
    operation: keyof CarrierPort,
    call: (...args: Args) => Promise<CarrierResult<T>>,
  ): (...args: Args) => Promise<CarrierResult<T>> {
    return async (...args) => {
      const startedAt = performance.now();
      const result = await ask(() => call(...args));
      onCall({ operation, result, took: (performance.now() - startedAt) / 1000 });
      return result;
    };
  }

  return {
    name: port.name,
    displayName: port.displayName,
    capabilities: port.capabilities,
    webhookPath: port.webhookPath,
    searchNumbers: guarded("searchNumbers", (search) => port.searchNumbers(search)),
    buyNumber: guarded("buyNumber", (order) => port.buyNumber(order)),
    findNumber: guarded("findNumber", (number) => port.findNumber(number)),
    listNumbers: guarded("listNumbers", (page) => port.listNumbers(page)),
    configureNumber: guarded("configureNumber", (id, settings) => port.configureNumber(id, settings)),
    releaseNumber: guarded("releaseNumber", (id) => port.releaseNumber(id)),
    monthlyPrice: guarded("monthlyPrice", () => port.monthlyPrice()),
    checkHealth: guarded("checkHealth", () => port.checkHealth()),
    verifyWebhook: (request) => port.verifyWebhook(request),
    speakNotice: (notice) => port.speakNotice(notice),
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

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

/** Members of the port that ask nobody. */
const LOCAL: ReadonlySet<string> = new Set(["verifyWebhook", "speakNotice"] satisfies (keyof CarrierPort)[]);

const STANDINGS: Partial<Record<CircuitState, CircuitStanding>> = {
  [CircuitState.Open]: "open",
  [CircuitState.HalfOpen]: "probing",
};

/**
 * The same carrier behind a circuit breaker: after several calls in a row without an answer that makes sense, it is left
 * alone but for one call a while, and every other call is at once answered `not_sent`. A refusal is an answer. Every
 * operation goes through it, also those that the port gets later.
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

  async function ask(call: () => Promise<CarrierResult<unknown>>): Promise<CarrierResult<unknown>> {
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

  const members = Object.entries(port).map(([operation, member]) => {
    if (typeof member !== "function" || LOCAL.has(operation)) return [operation, member];
    const guarded = async (...args: unknown[]) => {
      const startedAt = performance.now();
      const result = await ask(() => member.apply(port, args));
      onCall({ operation, result, took: (performance.now() - startedAt) / 1000 });
      return result;
    };
    return [operation, guarded];
  });
  return Object.fromEntries(members);
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

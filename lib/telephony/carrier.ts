import { env } from "@/lib/env";
import { logger } from "@/lib/observability/logger";
import { metrics } from "@/lib/observability/metrics";
import { type CarrierCall, type CircuitStanding, withCircuit } from "./circuit";
import { keepPrice } from "./kept-price";
import type { CarrierPort } from "./port";
import { createTwilioCarrier } from "./providers/twilio/twilio-carrier";

/** One line a carrier. The local carrier speaks Twilio's protocol, so the same adapter reaches it. */
const CARRIERS: Record<string, (settings: ReturnType<typeof env>) => CarrierPort> = {
  local: (settings) =>
    createTwilioCarrier(settings, {
      name: "local",
      displayName: "Local carrier",
      realCalls: false,
      recoverDays: 10,
    }),
  twilio: (settings) =>
    createTwilioCarrier(settings, {
      name: "twilio",
      displayName: "Twilio",
      realCalls: true,
      // Twilio gives a number back for 10 days, but on the "Released numbers" page of its own console alone (its help
      // article "Cancel or release a Twilio number"); over the API such a number was seen refused with 21422.
      recoverDays: null,
    }),
};

const STANDING_NUMBERS: Record<CircuitStanding, number> = { closed: 0, probing: 1, open: 2 };

// Next's server bundles load this module more than once in one process, which asks a silent carrier once all the same.
const globals = globalThis as typeof globalThis & { linekeeperCarrier?: CarrierPort };

/** This installation's carrier, as `CARRIER` names it, behind a circuit breaker. */
export function carrier(): CarrierPort {
  globals.linekeeperCarrier ??= openCarrier();
  return globals.linekeeperCarrier;
}

/** Hands in another carrier, or with undefined lets the next call make it anew; for tests. */
export function setCarrier(port: CarrierPort | undefined): void {
  globals.linekeeperCarrier = port;
}

function openCarrier(): CarrierPort {
  const { CARRIER: name, CARRIER_SILENT_AFTER: silentAfter, CARRIER_PROBE_MS: probeMs } = env();
  const create = CARRIERS[name];
  if (!create) throw new Error(`There is no carrier called ${name}.`);
  const guarded = withCircuit(create(env()), {
    silentAfter,
    probeMs,
    onCall: (call) => count(name, call),
    onChange: watchCircuit(name),
  });
  return keepPrice(guarded);
}

/** Tells the log and the metrics how the carrier stands; a probe that changes nothing is not worth a line. */
function watchCircuit(carrier: string): (standing: CircuitStanding) => void {
  let isSilent = false;
  metrics().circuit.set({ carrier }, STANDING_NUMBERS.closed);
  return (standing) => {
    metrics().circuit.set({ carrier }, STANDING_NUMBERS[standing]);
    if (standing === "open" && !isSilent)
      logger({ carrier }).warn("The carrier is silent; it is left alone but for a probe now and then");
    if (standing === "closed") logger({ carrier }).info("The carrier answers again");
    isSilent = standing !== "closed";
  };
}

function count(carrier: string, { operation, result, took }: CarrierCall): void {
  metrics().carrierCalls.inc({ carrier, operation, outcome: outcomeOf(result) });
  if (result.ok || result.kind !== "not_sent") metrics().carrierSeconds.observe({ carrier, operation }, took);
}

function outcomeOf(result: CarrierCall["result"]): string {
  if (result.ok) return "ok";
  if (result.kind === "refused") return result.reason;
  return result.kind === "unknown" ? result.cause : "not_sent";
}

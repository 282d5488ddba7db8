import { MAX_CANDIDATES, type OrderState } from "@/lib/constants/numbers";
import { env } from "@/lib/env";
import { areaCodesOfCity, areaCodesOfState } from "@/lib/geo/cities";
import type { CarrierRefusal, CarrierResult } from "@/lib/telephony/port";

/** Tries in a row at a carrier that asks us to slow down, before the order is given up (it was never processed). */
export const MAX_RATE_LIMITED_TRIES = 5;
const LONGEST_WAIT_MS = 60_000;

/** Why an order ended without a line. */
export interface OrderFailure {
  code:
    | "no_numbers_available"
    | "number_not_available"
    | "invalid_area_code"
    | "carrier_unavailable"
    | "given_up"
    | "organization_incomplete"
    | "number_limit_reached";
  message: string;
  suggestions?: string[];
}

/** Why a purchase does not go on by itself. */
export const STOP_REASONS = [
  "account_problem",
  "refused",
  "carrier_unavailable",
  "rate_limited",
  "number_taken",
  "other_carrier",
] as const;
export type StopReason = (typeof STOP_REASONS)[number];

/** What a number is called at the carrier: our own id and nothing about the practice or its patients. */
export function carrierLabel({ id }: { id: string }): string {
  return `Linekeeper ${id}`;
}

/** Whether the purchase has neither a line nor an end yet. */
export function isOpen(order: { state: OrderState }): boolean {
  return order.state !== "done" && order.state !== "failed";
}

/** Whether nothing is happening to an open purchase at the moment, so that a person may set it going. */
export function isAtRest(order: {
  state: OrderState;
  stoppedAt: Date | null;
  nextTryAt: Date | null;
}): boolean {
  return isOpen(order) && (order.stoppedAt !== null || order.nextTryAt !== null);
}

/** The end of a purchase for which the carrier was not there in time. */
export function neverAnswered(): OrderFailure {
  return {
    code: "carrier_unavailable",
    message: "The carrier did not answer for a whole day. Nothing was bought.",
  };
}

/**
 * What a refusal means for a number that is paid for. It is never given up by itself.
 * @returns `wait` where the carrier asks us to slow down, otherwise why somebody has to look at it
 */
export function judgeHeldRefusal(reason: CarrierRefusal): "wait" | StopReason {
  if (reason === "rate_limited") return "wait";
  return reason === "account_problem" ? "account_problem" : "refused";
}

/** The end of a purchase whose number the carrier took away before it was set up. */
export function goneAgain(): OrderFailure {
  return {
    code: "number_not_available",
    message: "The carrier took the number back before it was set up. Choose another.",
  };
}

/**
 * The end of a purchase that somebody gave up.
 * @param wasHeld whether the carrier had sold us the number, which may have cost a month
 */
export function givenUp(wasHeld: boolean): OrderFailure {
  return {
    code: "given_up",
    message: wasHeld
      ? "The purchase was given up, and the number is back at the carrier."
      : "The purchase was given up. Nothing was bought.",
  };
}

/**
 * The area codes to try where none was asked for (product rule 2): the city's, then the state's by population, then
 * the installation's default.
 */
export function areaCodesToTry(
  place: { city: string | null; state: string | null },
  fallback = env().DEFAULT_AREA_CODE,
): string[] {
  const own = place.city && place.state ? areaCodesOfCity(place.city, place.state) : [];
  const ofState = place.state ? areaCodesOfState(place.state) : [];
  return [...new Set([...own.map((code) => code.code), ...ofState.map((code) => code.code), fallback])];
}

/**
 * How long to wait before the next try: full jitter below an exponential ceiling, so that a thousand orders do not
 * come back at once.
 * @param attempts tries so far, from 1
 * @param random 0 to 1
 * @param atLeast what the carrier asked for, in milliseconds
 * @returns milliseconds
 */
export function backOff(attempts: number, random: number, atLeast = 0): number {
  const ceiling = Math.min(LONGEST_WAIT_MS, env().ORDER_FIRST_WAIT_MS * 2 ** Math.min(attempts - 1, 10));
  return Math.max(atLeast, Math.ceil(ceiling * random), 250);
}

/** The order put aside until the carrier answers, and no sooner than the carrier, or our own rest from it, allows. */
export function waitFor<Order>(
  order: Order,
  failure: Extract<CarrierResult<never>, { ok: false }>,
): { kind: "wait"; order: Order; reason: "carrier_unavailable" | "rate_limited"; atLeastMs?: number } {
  if (failure.kind === "refused" && failure.reason === "rate_limited")
    return { kind: "wait", order, reason: "rate_limited", atLeastMs: failure.retryAfterMs };
  const atLeastMs = failure.kind === "not_sent" ? failure.retryAfterMs : undefined;
  return { kind: "wait", order, reason: "carrier_unavailable", atLeastMs };
}

/** The tries so far that a busy carrier refused, one after the other: those of an outage before are none of them. */
export function busyTries(order: { attempts: number; waitingFor: string | null }): number {
  return order.waitingFor === "carrier_unavailable" ? 0 : order.attempts;
}

/** What a refusal of a purchase means for the order. */
export type RefusalVerdict = "next_candidate" | "wait" | { fail: OrderFailure };

/**
 * @param tried candidates that were gone, the present one included
 * @param busyTries tries in a row at a busy carrier, this one included
 */
export function judgeRefusal(
  reason: CarrierRefusal,
  order: { requestedNumber: string | null; areaCode: string | null },
  tried: number,
  busyTries: number,
): RefusalVerdict {
  switch (reason) {
    case "number_not_available":
    case "invalid_number":
    case "not_owned":
      if (order.requestedNumber) return { fail: soldMeanwhile() };
      return tried < MAX_CANDIDATES ? "next_candidate" : { fail: soldMeanwhile() };
    case "no_stock":
      return {
        fail: {
          code: "no_numbers_available",
          message: `The carrier has no numbers in ${order.areaCode ?? "that area code"} at the moment.`,
        },
      };
    case "invalid_area_code":
      return {
        fail: {
          code: "invalid_area_code",
          message: `The carrier does not know the area code ${order.areaCode ?? ""}.`,
        },
      };
    case "rate_limited":
      if (busyTries < MAX_RATE_LIMITED_TRIES) return "wait";
      return {
        fail: {
          code: "carrier_unavailable",
          message: "The carrier is too busy at the moment. Nothing was bought. Try again later.",
        },
      };
    case "account_problem":
      return {
        fail: {
          code: "carrier_unavailable",
          message:
            "The carrier refuses our account at the moment. Nothing was bought. Support needs to look at it.",
        },
      };
    case "regulatory_requirement":
      return {
        fail: {
          code: "carrier_unavailable",
          message:
            "The carrier needs an address or a document before it sells this number. Nothing was bought.",
        },
      };
    case "refused":
      return {
        fail: {
          code: "carrier_unavailable",
          message: "The carrier refused the purchase. Nothing was bought. Support can say why.",
        },
      };
  }
}

function soldMeanwhile(): OrderFailure {
  return { code: "number_not_available", message: "That number was sold meanwhile. Choose another." };
}

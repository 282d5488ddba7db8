import { MAX_CANDIDATES } from "@/lib/constants/limits";
import {
  isOpenOrder,
  type LastingRefusal,
  type OrderFailureCode,
  type OrderState,
  type StopReason,
  type WaitReason,
} from "@/lib/constants/order-states";
import { env } from "@/lib/env";
import { areaCodesNearCity, areaCodesOfCity, areaCodesOfState } from "@/lib/geo/cities";
import type { CarrierFailure, CarrierRefusal } from "@/lib/telephony/port";

/** Tries in a row that a busy carrier may refuse before the order fails. It has processed none of them. */
export const MAX_RATE_LIMITED_TRIES = 5;
const LONGEST_WAIT_MS = 60_000;

/** Why an order ended without a line. */
export interface OrderFailure {
  code: OrderFailureCode;
  message: string;
  suggestions?: string[];
  /** Set if the carrier would refuse the same purchase again. */
  lasting?: LastingRefusal;
}

/** The carrier's label for a number: our own id, and nothing about the practice or its patients. */
export function carrierLabel({ id }: { id: string }): string {
  return `Linekeeper ${id}`;
}

const LABEL = /^Linekeeper ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** The id that a label of ours names: an order's, or of an adopted number its finding's. Null for any other label. */
export function labeledOrderId(label: string): string | null {
  return LABEL.exec(label)?.[1] ?? null;
}

/** Our id of one purchase. The number belongs to it, so that an order's candidates are never confused. */
export function purchaseReference({ id }: { id: string }, number: string): string {
  return `${id}:${number}`;
}

/** Whether the order is neither done nor failed. */
export function isOpen(order: { state: OrderState }): boolean {
  return isOpenOrder(order);
}

/** Whether an open order is stopped or waiting, so that a person may make it continue. */
export function isAtRest(order: {
  state: OrderState;
  stoppedAt: Date | null;
  nextTryAt: Date | null;
}): boolean {
  return isOpen(order) && (order.stoppedAt !== null || order.nextTryAt !== null);
}

/** What an order at rest forgets when it continues: why it rested, and how often it has tried. */
export const RESUMED = {
  stoppedAt: null,
  stoppedFor: null,
  waitingFor: null,
  nextTryAt: null,
  attempts: 0,
} as const;

/** The failure of an order whose carrier did not answer in time. */
export function neverAnswered(): OrderFailure {
  return {
    code: "carrier_unavailable",
    message: "The carrier did not answer for a whole day. Nothing was bought.",
  };
}

/**
 * What a refusal means for a number that is paid for. Such a number is never given up automatically.
 * @returns `wait` if the carrier asks us to slow down, otherwise the reason why the order stops
 */
export function judgeRefusalAfterPurchase(reason: CarrierRefusal): "wait" | StopReason {
  if (reason === "rate_limited") return "wait";
  return reason === "account_problem" ? "account_problem" : "refused";
}

/** The failure of an order whose number the carrier took back before it was set up. */
export function takenBack(): OrderFailure {
  return {
    code: "number_not_available",
    message: "The carrier took the number back before it was set up. Choose another.",
  };
}

/**
 * The failure of an order that somebody gave up.
 * @param wasBought whether the carrier had sold us the number; one month may be charged for it
 */
export function givenUp(wasBought: boolean): OrderFailure {
  return {
    code: "given_up",
    message: wasBought
      ? "The purchase was given up, and the number is back at the carrier."
      : "The purchase was given up. Nothing was bought.",
  };
}

/**
 * The area codes to try if none was requested (product rule 2): the city's, or of a small place those of the nearest
 * city, then the state's by population, then the installation's default.
 */
export function areaCodesToTry(
  place: { city: string | null; state: string | null },
  fallback = env().DEFAULT_AREA_CODE,
): string[] {
  const known = place.city && place.state ? areaCodesOfCity(place.city, place.state) : [];
  const near = place.city && place.state ? areaCodesNearCity(place.city, place.state) : [];
  const own = known.length > 0 ? known : near;
  const ofState = place.state ? areaCodesOfState(place.state) : [];
  return [...new Set([...own.map((code) => code.code), ...ofState.map((code) => code.code), fallback])];
}

/**
 * How long to wait before the next try: exponential back-off with full jitter, so that a thousand orders do not all try
 * again at once.
 * @param attempts tries so far, from 1
 * @param random 0 to 1
 * @param atLeast the wait that the carrier asked for, in milliseconds
 * @returns milliseconds
 */
export function retryDelay(attempts: number, random: number, atLeast = 0): number {
  const ceiling = Math.min(LONGEST_WAIT_MS, env().ORDER_FIRST_WAIT_MS * 2 ** Math.min(attempts - 1, 10));
  return Math.max(atLeast, Math.ceil(ceiling * random), 250);
}

type Waiting<Order> = {
  kind: "wait";
  order: Order;
  reason: Exclude<WaitReason, "purchase_pending">;
  atLeastMs?: number;
  carrierCode?: string | null;
};

/**
 * Makes the order wait for the carrier, at least as long as the carrier or our circuit breaker asks. If the carrier's
 * credentials are gone, waiting would not help, so the order stops.
 */
export function waitFor<Order>(
  order: Order,
  failure: CarrierFailure,
): Waiting<Order> | { kind: "stop"; order: Order; reason: "other_carrier" } {
  if (failure.kind === "not_configured") return { kind: "stop", order, reason: "other_carrier" };
  if (failure.kind === "refused" && failure.reason === "rate_limited")
    return {
      kind: "wait",
      order,
      reason: "rate_limited",
      atLeastMs: failure.retryAfterMs,
      carrierCode: failure.carrierCode,
    };
  const atLeastMs = failure.kind === "not_sent" ? failure.retryAfterMs : undefined;
  const carrierCode = failure.kind === "refused" ? failure.carrierCode : null;
  return { kind: "wait", order, reason: "carrier_unavailable", atLeastMs, carrierCode };
}

/** Tries in a row that a busy carrier refused. Tries during an outage or a pending purchase don't count. */
export function rateLimitedTries(order: { attempts: number; waitingFor: WaitReason | null }): number {
  const { attempts, waitingFor } = order;
  return waitingFor === "carrier_unavailable" || waitingFor === "purchase_pending" ? 0 : attempts;
}

/** What a refused search or purchase means for the order. */
export type RefusalVerdict = "next_candidate" | "wait" | { fail: OrderFailure };

/**
 * Decides what a refused search or purchase means for the order.
 * @param tried candidates that turned out to be sold, including the present one
 * @param rateLimitedTries tries in a row that a busy carrier refused, including this one
 */
export function judgeRefusal(
  reason: CarrierRefusal,
  order: { requestedNumber: string | null; areaCode: string | null },
  tried: number,
  rateLimitedTries: number,
): RefusalVerdict {
  switch (reason) {
    case "number_not_available":
    case "invalid_number":
    case "not_owned":
      if (order.requestedNumber) return { fail: alreadySold() };
      return tried < MAX_CANDIDATES ? "next_candidate" : { fail: alreadySold() };
    case "no_stock":
      return {
        fail: {
          code: "no_numbers_available",
          message: `The carrier has no numbers in ${order.areaCode ?? "that area code"} right now.`,
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
      if (rateLimitedTries < MAX_RATE_LIMITED_TRIES) return "wait";
      return {
        fail: {
          code: "carrier_unavailable",
          message: "The carrier is too busy right now. Nothing was bought. Try again later.",
        },
      };
    case "account_problem":
      return {
        fail: {
          code: "carrier_unavailable",
          lasting: "account_problem",
          message: "The carrier refuses our account. Nothing was bought. Support has to fix this.",
        },
      };
    case "regulatory_requirement":
      return {
        fail: {
          // The carrier answered: a code that means "try again soon" would buy it again and again.
          code: "number_not_available",
          lasting: "documents_needed",
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

function alreadySold(): OrderFailure {
  return {
    code: "number_not_available",
    message: "Somebody else just took this number. Choose another one.",
  };
}

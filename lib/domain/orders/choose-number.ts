import { and, eq, inArray, ne, notExists, sql } from "drizzle-orm";
import { type AnyPgColumn, unionAll } from "drizzle-orm/pg-core";
import { database } from "@/db/client";
import { phoneNumberOrders, phoneNumbers } from "@/db/schema";
import { brokenConstraint } from "@/db/transaction";
import { MAX_CANDIDATES, OPEN_ORDER_STATES } from "@/lib/constants/numbers";
import { readStock } from "@/lib/domain/area-codes/stock";
import { findAreaCode } from "@/lib/geo/area-codes";
import { alternativesTo } from "@/lib/geo/suggest-area-codes";
import type { AvailableCarrierNumber, CarrierRefusal, CarrierResult } from "@/lib/telephony/port";
import type { StepOutcome, StepTools } from "./advance-order";
import { LeaseLost, moveOrder } from "./lease";
import { busyTries, judgeRefusal, waitFor } from "./rules";
import type { OrderRecord } from "./select-orders";

/** More than are tried, since some may be wanted by other orders. */
const SEARCH_LIMIT = 20;

/**
 * Searches the carrier and keeps the intent: one exact number, committed before it is bought. Safe to run twice, since
 * nothing has been bought yet.
 */
export async function chooseNumber(order: OrderRecord, tools: StepTools): Promise<StepOutcome> {
  for (const [tried, areaCode] of order.areaCodes.entries()) {
    // Many codes at a slow carrier take longer than a lease.
    if (tried > 0) await moveOrder(database(), order, {});
    const found = await search(order, areaCode, tools);
    if (!found.ok && found.kind !== "refused") return waitFor(order, found);
    // Of several codes, one that the carrier does not know is like one that it has nothing in.
    const isEmpty = !found.ok && (found.reason === "no_stock" || isUnknownHere(found.reason, order));
    if (!found.ok && !isEmpty) {
      const verdict = judgeRefusal(found.reason, order, MAX_CANDIDATES, busyTries(order) + 1);
      if (verdict === "wait")
        return { kind: "wait", order, reason: "rate_limited", atLeastMs: found.retryAfterMs };
      if (typeof verdict === "object") return { kind: "fail", order, failure: verdict.fail };
    }
    const moved = await keepFirst(order, areaCode, wantedOf(found.ok ? found.value : [], order), tools);
    if (moved) return { kind: "moved", order: moved };
  }
  return { kind: "fail", order, failure: await nothingFound(order, tools) };
}

function isUnknownHere(reason: CarrierRefusal, order: OrderRecord): boolean {
  return reason === "invalid_area_code" && order.areaCodeAsked === null;
}

async function search(
  order: OrderRecord,
  areaCode: string,
  tools: StepTools,
): Promise<CarrierResult<AvailableCarrierNumber[]>> {
  // A number that was given back is kept for us: it can be bought, but no search offers it.
  if (order.recoversNumberId) return { ok: true, value: await releasedNumber(order.recoversNumberId) };
  return tools.carrier.searchNumbers(
    order.requestedNumber
      ? { contains: order.requestedNumber.slice(2), limit: 1 }
      : { areaCode, limit: SEARCH_LIMIT },
  );
}

async function releasedNumber(id: string): Promise<AvailableCarrierNumber[]> {
  const { number, locality, region } = phoneNumbers;
  return database().select({ number, locality, region }).from(phoneNumbers).where(eq(phoneNumbers.id, id));
}

/** The candidates in the carrier's order, less those that were gone before. */
function wantedOf(candidates: AvailableCarrierNumber[], order: OrderRecord): AvailableCarrierNumber[] {
  return candidates.filter(
    (candidate) =>
      !order.triedNumbers.includes(candidate.number) &&
      (!order.requestedNumber || candidate.number === order.requestedNumber),
  );
}

/**
 * Keeps the first candidate that no line and no other order holds. That is nearly always the first of all, so the others
 * are not asked for before it has turned out otherwise.
 * @returns null when there is none
 */
async function keepFirst(
  order: OrderRecord,
  areaCode: string,
  [first, ...others]: AvailableCarrierNumber[],
  tools: StepTools,
): Promise<OrderRecord | null> {
  const moved = first ? await keepIntent(order, areaCode, first, tools) : null;
  if (moved) return moved;
  for (const candidate of await notSpokenFor(others)) {
    const moved = await keepIntent(order, areaCode, candidate, tools);
    if (moved) return moved;
  }
  return null;
}

/** Those of the candidates that neither a line nor another order holds. */
async function notSpokenFor(candidates: AvailableCarrierNumber[]): Promise<AvailableCarrierNumber[]> {
  if (candidates.length === 0) return [];
  const numbers = candidates.map((candidate) => candidate.number);
  const isWanted = (column: AnyPgColumn) => sql`${column} = any(${sql.param(numbers)})`;
  const rows = await unionAll(
    database()
      .select({ number: sql<string>`${phoneNumbers.number}`.as("number") })
      .from(phoneNumbers)
      .where(and(isWanted(phoneNumbers.number), ne(phoneNumbers.status, "released"))),
    database()
      .select({ number: sql<string>`${phoneNumberOrders.number}`.as("number") })
      .from(phoneNumberOrders)
      .where(
        and(isWanted(phoneNumberOrders.number), inArray(phoneNumberOrders.state, [...OPEN_ORDER_STATES])),
      ),
  );
  const held = new Set(rows.map(({ number }) => number));
  return candidates.filter((candidate) => !held.has(candidate.number));
}

/** @returns null when a line or another order has the number */
async function keepIntent(
  order: OrderRecord,
  areaCode: string,
  candidate: AvailableCarrierNumber,
  tools: StepTools,
): Promise<OrderRecord | null> {
  const at = tools.now();
  const changes = {
    state: "buying" as const,
    number: candidate.number,
    areaCode,
    locality: candidate.locality,
    region: candidate.region,
    searchedAt: at,
    intentKeptAt: at,
    attempts: 0,
    updatedAt: at,
  };
  const line = database()
    .select({ id: phoneNumbers.id })
    .from(phoneNumbers)
    .where(and(eq(phoneNumbers.number, candidate.number), ne(phoneNumbers.status, "released")));
  try {
    return await moveOrder(database(), order, changes, { onlyIf: notExists(line) });
  } catch (error) {
    if (brokenConstraint(error) === "phone_number_orders_open_number_key") return null;
    if (error instanceof LeaseLost && (await notSpokenFor([candidate])).length === 0) return null;
    throw error;
  }
}

async function nothingFound(order: OrderRecord, tools: StepTools) {
  if (order.requestedNumber || order.triedNumbers.length > 0)
    return {
      code: "number_not_available" as const,
      message: "That number was sold meanwhile. Choose another.",
    };
  const asked = order.areaCodeAsked ? findAreaCode(order.areaCodeAsked) : null;
  if (!asked)
    return {
      code: "no_numbers_available" as const,
      message: "The carrier has no numbers near the organization's address at the moment.",
    };
  const alternatives = alternativesTo(asked).map((code) => code.code);
  const stock = await readStock(tools.carrier, alternatives);
  return {
    code: "no_numbers_available" as const,
    message: `The carrier has no numbers in ${asked.code} at the moment.`,
    suggestions: alternatives.filter((code) => stock.get(code)?.level !== "none").slice(0, 6),
  };
}

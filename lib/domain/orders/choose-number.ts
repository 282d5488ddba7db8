import { and, eq, inArray, ne, sql } from "drizzle-orm";
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
import { moveOrder } from "./lease";
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
    for (const candidate of await notSpokenFor(found.ok ? found.value : [], order)) {
      const moved = await keepIntent(order, areaCode, candidate, tools);
      if (moved) return { kind: "moved", order: moved };
    }
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

/** The candidates in the carrier's order, less those that were gone before or that a line or another order holds. */
async function notSpokenFor(
  candidates: AvailableCarrierNumber[],
  order: OrderRecord,
): Promise<AvailableCarrierNumber[]> {
  const wanted = candidates.filter(
    (candidate) =>
      !order.triedNumbers.includes(candidate.number) &&
      (!order.requestedNumber || candidate.number === order.requestedNumber),
  );
  if (wanted.length === 0) return [];
  const numbers = wanted.map((candidate) => candidate.number);
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
  return wanted.filter((candidate) => !held.has(candidate.number));
}

/** @returns null when another order took the same number in this very moment */
async function keepIntent(
  order: OrderRecord,
  areaCode: string,
  candidate: AvailableCarrierNumber,
  tools: StepTools,
): Promise<OrderRecord | null> {
  const at = tools.now();
  try {
    return await moveOrder(database(), order, {
      state: "buying",
      number: candidate.number,
      areaCode,
      locality: candidate.locality,
      region: candidate.region,
      searchedAt: at,
      intentKeptAt: at,
      attempts: 0,
      updatedAt: at,
    });
  } catch (error) {
    if (brokenConstraint(error) === "phone_number_orders_open_number_key") return null;
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

import { and, eq, inArray, ne, notExists, sql } from "drizzle-orm";
import { type AnyPgColumn, unionAll } from "drizzle-orm/pg-core";
import { database } from "@/db/client";
import { phoneNumberOrders, phoneNumbers } from "@/db/schema";
import { brokenConstraint } from "@/db/transaction";
import { MAX_CANDIDATES } from "@/lib/constants/limits";
import { OPEN_ORDER_STATES } from "@/lib/constants/order-states";
import { isKnownEmpty, noteStock, readStock } from "@/lib/domain/area-codes/stock";
import { findAreaCode } from "@/lib/geo/area-codes";
import { alternativesTo } from "@/lib/geo/suggest-area-codes";
import type { AvailableCarrierNumber, CarrierRefusal, CarrierResult } from "@/lib/telephony/port";
import { LeaseLost, moveOrder } from "./lease";
import { judgeRefusal, rateLimitedTries, waitFor } from "./rules";
import type { OrderRecord } from "./select-orders";
import type { StepOutcome, StepTools } from "./step";

/** More than `MAX_CANDIDATES`, because lines and other orders may have claimed some. */
const SEARCH_LIMIT = 20;

/**
 * Searches the carrier and commits to one exact number before it is bought (product rule 3). Safe to run twice, because
 * nothing has been bought yet.
 */
export async function chooseNumber(order: OrderRecord, tools: StepTools): Promise<StepOutcome> {
  for (const [tried, areaCode] of (await codesInOrder(order, tools)).entries()) {
    // Renew the lease: searching many codes at a slow carrier can outlast it.
    if (tried > 0) await moveOrder(database(), order, {});
    const found = await search(order, areaCode, tools);
    if (!found.ok && found.kind !== "refused") return waitFor(order, found);
    // If no code was requested, a code that the carrier does not know counts as empty.
    const isEmpty = !found.ok && (found.reason === "no_stock" || isUnknownCode(found.reason, order));
    if (!found.ok && !isEmpty) {
      const verdict = judgeRefusal(found.reason, order, MAX_CANDIDATES, rateLimitedTries(order) + 1);
      const { retryAfterMs: atLeastMs, carrierCode } = found;
      if (verdict === "wait") return { kind: "wait", order, reason: "rate_limited", atLeastMs, carrierCode };
      if (typeof verdict === "object") return { kind: "fail", order, failure: verdict.fail, carrierCode };
    }
    if (order.requestedNumber === null && (isEmpty || (found.ok && found.value.length === 0)))
      await noteStock(tools.carrier, areaCode, 0, tools.now());
    const moved = await commitToFirst(
      order,
      areaCode,
      untriedCandidates(found.ok ? found.value : [], order),
      tools,
    );
    if (moved) return { kind: "moved", order: moved };
  }
  return { kind: "fail", order, failure: await nothingFound(order, tools) };
}

/**
 * The area codes to try, in order. If none was requested, those that the carrier has just said are empty come last: they
 * are asked again only if all others are empty too (product rule 2).
 */
export async function codesInOrder(
  order: OrderRecord,
  { carrier, now }: Pick<StepTools, "carrier" | "now">,
): Promise<string[]> {
  const codes = order.areaCodes;
  if (order.areaCodeAsked !== null || codes.length < 2) return codes;
  const stock = await readStock(carrier, codes);
  const isEmpty = (code: string) => isKnownEmpty(stock.get(code), now());
  return [...codes.filter((code) => !isEmpty(code)), ...codes.filter(isEmpty)];
}

/** Whether the carrier does not know a code that nobody asked for; it then counts as empty. */
export function isUnknownCode(reason: CarrierRefusal, order: OrderRecord): boolean {
  return reason === "invalid_area_code" && order.areaCodeAsked === null;
}

/** Asks the carrier for candidates: the requested number, or numbers in an area code. */
export async function search(
  order: OrderRecord,
  areaCode: string,
  tools: Pick<StepTools, "carrier">,
): Promise<CarrierResult<AvailableCarrierNumber[]>> {
  // The carrier reserves a released number for us: it can be bought, but no search offers it.
  if (order.recoversNumberId) return { ok: true, value: await releasedNumber(order.recoversNumberId) };
  return tools.carrier.numbers.searchNumbers(
    order.requestedNumber
      ? { contains: order.requestedNumber.slice(2), limit: 1 }
      : { areaCode, limit: SEARCH_LIMIT },
  );
}

async function releasedNumber(id: string): Promise<AvailableCarrierNumber[]> {
  const { number, locality, region } = phoneNumbers;
  return database().select({ number, locality, region }).from(phoneNumbers).where(eq(phoneNumbers.id, id));
}

/** The candidates in the carrier's order, without those that were tried. If one number was requested, only that one. */
export function untriedCandidates(
  candidates: AvailableCarrierNumber[],
  order: OrderRecord,
): AvailableCarrierNumber[] {
  return candidates.filter(
    (candidate) =>
      !order.triedNumbers.includes(candidate.number) &&
      (!order.requestedNumber || candidate.number === order.requestedNumber),
  );
}

/**
 * Commits to the first candidate that no line and no other order claims. This is nearly always the very first one, so
 * claims on the others are read only if it fails.
 * @returns null if every candidate is claimed
 */
async function commitToFirst(
  order: OrderRecord,
  areaCode: string,
  [first, ...others]: AvailableCarrierNumber[],
  tools: StepTools,
): Promise<OrderRecord | null> {
  const moved = first ? await commitTo(order, areaCode, first, tools) : null;
  if (moved) return moved;
  for (const candidate of await unclaimed(others)) {
    const moved = await commitTo(order, areaCode, candidate, tools);
    if (moved) return moved;
  }
  return null;
}

/** The candidates that neither a line nor an open order claims. */
export async function unclaimed(candidates: AvailableCarrierNumber[]): Promise<AvailableCarrierNumber[]> {
  if (candidates.length === 0) return [];
  const numbers = candidates.map((candidate) => candidate.number);
  const isCandidate = (column: AnyPgColumn) => sql`${column} = any(${sql.param(numbers)})`;
  const rows = await unionAll(
    database()
      .select({ number: sql<string>`${phoneNumbers.number}`.as("number") })
      .from(phoneNumbers)
      .where(and(isCandidate(phoneNumbers.number), ne(phoneNumbers.status, "released"))),
    database()
      .select({ number: sql<string>`${phoneNumberOrders.number}`.as("number") })
      .from(phoneNumberOrders)
      .where(
        and(isCandidate(phoneNumberOrders.number), inArray(phoneNumberOrders.state, [...OPEN_ORDER_STATES])),
      ),
  );
  const claimed = new Set(rows.map(({ number }) => number));
  return candidates.filter((candidate) => !claimed.has(candidate.number));
}

/** Commits the order to a number. @returns null if a line or another order claims it */
async function commitTo(
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
    if (error instanceof LeaseLost && (await unclaimed([candidate])).length === 0) return null;
    throw error;
  }
}

/** Why no candidate was found, with other area codes to try. */
export async function nothingFound(order: OrderRecord, tools: Pick<StepTools, "carrier" | "now">) {
  if (order.requestedNumber && order.triedNumbers.length === 0)
    return {
      code: "number_not_available" as const,
      message: "The carrier does not offer this number. Choose another one.",
    };
  if (order.requestedNumber || order.triedNumbers.length > 0)
    return {
      code: "number_not_available" as const,
      message: "Somebody else just took this number. Choose another one.",
    };
  const asked = order.areaCodeAsked ? findAreaCode(order.areaCodeAsked) : null;
  if (!asked)
    return {
      code: "no_numbers_available" as const,
      message: "The carrier has no numbers near the organization's address right now.",
    };
  const alternatives = alternativesTo(asked).map((code) => code.code);
  const stock = await readStock(tools.carrier, alternatives);
  const now = tools.now();
  return {
    code: "no_numbers_available" as const,
    message: `The carrier has no numbers in ${asked.code} right now.`,
    suggestions: alternatives.filter((code) => !isKnownEmpty(stock.get(code), now)).slice(0, 6),
  };
}

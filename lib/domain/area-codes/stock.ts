import { setTimeout as delay } from "node:timers/promises";
import { and, eq, inArray, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { areaCodeStock } from "@/db/schema";
import type { StockLevel } from "@/lib/constants/carrier";
import { EMPTY_CODE_MS } from "@/lib/constants/limits";
import { MINUTE_MS } from "@/lib/constants/moments";
import type { Context } from "@/lib/context";
import { logger } from "@/lib/observability/logger";
import type { Carrier } from "@/lib/telephony/port";

/** How many numbers the carrier had in an area code, and when it was asked. */
export interface Stock {
  level: StockLevel;
  checkedAt: Date;
}

/** How long the stock of a code counts as fresh, in milliseconds. */
const FRESH_MS = 10 * MINUTE_MS;
/** How long not to ask again for a code whose search failed, in milliseconds. */
const FAILURE_PAUSE_MS = 30_000;
/** Concurrent searches. */
const CONCURRENCY = 4;
/** From this many numbers on, the level is "many". */
const MANY_FROM = 20;
/** How long a reader waits for the carrier, in milliseconds. Later answers are stored for the next reader. */
const READER_WAIT_MS = 2_000;

/** Running searches of this process, so that two readers share one. */
const searchesUnderWay = new Map<string, Promise<void>>();
/**
 * Until when this process does not ask for a code. Needed beside the table, because a reader may read the table just
 * before another reader's answer is stored.
 */
const pausedUntil = new Map<string, number>();

/** The stored stock of these codes at the carrier; codes that were never asked for are absent. */
export async function readStock(carrier: Carrier, codes: string[]): Promise<Map<string, Stock>> {
  if (codes.length === 0) return new Map();
  const rows = await database()
    .select()
    .from(areaCodeStock)
    .where(and(eq(areaCodeStock.carrier, carrier.name), inArray(areaCodeStock.areaCode, codes)));
  return new Map(rows.map((row) => [row.areaCode, { level: row.level, checkedAt: row.checkedAt }]));
}

/** Whether the carrier said within the hour that it has no numbers in a code; then the code is not offered. */
export function isKnownEmpty(stock: Stock | undefined, now: Date): boolean {
  return stock?.level === "none" && now.getTime() - stock.checkedAt.getTime() < EMPTY_CODE_MS;
}

/**
 * Stock that is at most ten minutes old, or an hour if there was none; asks the carrier where the stored stock is older. Codes that the carrier does
 * not answer for in time are absent: stock is only a hint, and never delays or fails a read.
 */
export async function refreshStock(
  context: Context,
  carrier: Carrier,
  codes: string[],
): Promise<Map<string, Stock>> {
  const known = await readStock(carrier, codes);
  const now = context.now();
  const isFresh = (stock: Stock | undefined) =>
    stock !== undefined && (isKnownEmpty(stock, now) || now.getTime() - stock.checkedAt.getTime() < FRESH_MS);
  const due = codes.filter((code) => !isFresh(known.get(code)));
  if (due.length === 0 || !carrier.capabilities.searchNumbers) return freshOnly(known, isFresh);
  const timer = new AbortController();
  await Promise.race([
    searchAll(carrier, due, now),
    delay(READER_WAIT_MS, undefined, { signal: timer.signal }).catch(() => undefined),
  ]);
  timer.abort();
  return freshOnly(await readStock(carrier, codes), isFresh);
}

function freshOnly(stock: Map<string, Stock>, isFresh: (stock: Stock) => boolean): Map<string, Stock> {
  return new Map([...stock].filter(([, entry]) => isFresh(entry)));
}

async function searchAll(carrier: Carrier, codes: string[], now: Date): Promise<void> {
  const waiting = [...codes];
  const worker = async () => {
    for (let code = waiting.shift(); code !== undefined; code = waiting.shift())
      await searchOnce(carrier, code, now);
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, worker));
}

function searchOnce(carrier: Carrier, code: string, now: Date): Promise<void> {
  const key = `${carrier.name} ${code}`;
  const running = searchesUnderWay.get(key);
  if (running) return running;
  if (now.getTime() < (pausedUntil.get(key) ?? 0)) return Promise.resolve();
  const searching = searchAndStore(carrier, code, now)
    .catch((err: unknown) => {
      logger({ carrier: carrier.name, areaCode: code }).warn(
        { err },
        "The stock of an area code could not be read from the carrier",
      );
      return false;
    })
    .then((answered) => {
      pausedUntil.set(key, now.getTime() + (answered ? FRESH_MS : FAILURE_PAUSE_MS));
    })
    .finally(() => searchesUnderWay.delete(key));
  searchesUnderWay.set(key, searching);
  return searching;
}

/** Asks the carrier and stores the answer. @returns false if the carrier did not answer */
async function searchAndStore(carrier: Carrier, code: string, checkedAt: Date): Promise<boolean> {
  const found = await carrier.numbers.searchNumbers({ areaCode: code, limit: MANY_FROM });
  const isEmpty = !found.ok && found.kind === "refused" && found.reason === "no_stock";
  if (!found.ok && !isEmpty) return false;
  await noteStock(carrier, code, found.ok ? found.value.length : 0, checkedAt);
  return true;
}

/**
 * Stores how many numbers the carrier found in a code.
 * @param count up to `MANY_FROM`
 */
export async function noteStock(
  carrier: Pick<Carrier, "name">,
  code: string,
  count: number,
  checkedAt: Date,
): Promise<void> {
  const level: StockLevel = count >= MANY_FROM ? "many" : count > 0 ? "few" : "none";
  await database()
    .insert(areaCodeStock)
    .values({ carrier: carrier.name, areaCode: code, level, checkedAt })
    .onConflictDoUpdate({
      target: [areaCodeStock.carrier, areaCodeStock.areaCode],
      set: { level: sql`excluded.level`, checkedAt: sql`excluded.checked_at` },
    });
}

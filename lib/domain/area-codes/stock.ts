import { setTimeout as delay } from "node:timers/promises";
import { and, eq, inArray, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { areaCodeStock } from "@/db/schema";
import type { Context } from "@/lib/context";
import { logger } from "@/lib/observability/logger";
import type { StockLevel } from "@/lib/schemas/phone-number";
import type { CarrierPort } from "@/lib/telephony/port";

/** What the carrier had in an area code, and when it was asked. */
export interface Stock {
  level: StockLevel;
  checkedAt: Date;
}

/** A code is not asked for again before this, in milliseconds. */
const FRESH_FOR = 10 * 60_000;
/** A code that the carrier did not answer for is left alone this long, in milliseconds. */
const REST_AFTER_FAILURE = 30_000;
/** Searches under way at a time. */
const CONCURRENCY = 4;
/** So many found are "many". */
const MANY = 20;
/** How long a reader waits for the carrier, in milliseconds; what comes later is there for the next reader. */
const PATIENCE = 2_000;

/** Searches of this process under way, so that two readers ask once. */
const underWay = new Map<string, Promise<void>>();
/**
 * Until when this process leaves a code alone. Kept beside the table, because a reader may have looked there just before
 * another one's answer was written.
 */
const restsUntil = new Map<string, number>();

/** What is kept of these codes' stock at the carrier; codes never asked for are absent. */
export async function readStock(port: CarrierPort, codes: string[]): Promise<Map<string, Stock>> {
  if (codes.length === 0) return new Map();
  const rows = await database()
    .select()
    .from(areaCodeStock)
    .where(and(eq(areaCodeStock.carrier, port.name), inArray(areaCodeStock.areaCode, codes)));
  return new Map(rows.map((row) => [row.areaCode, { level: row.level, checkedAt: row.checkedAt }]));
}

/**
 * Stock that is ten minutes old at most, asked for at the carrier where it is not. Codes that the carrier does not
 * answer for in time are absent: stock is a help, and never holds up or fails a read.
 */
export async function refreshStock(
  context: Context,
  port: CarrierPort,
  codes: string[],
): Promise<Map<string, Stock>> {
  const known = await readStock(port, codes);
  const now = context.now();
  const isFresh = (stock: Stock | undefined) =>
    stock !== undefined && now.getTime() - stock.checkedAt.getTime() < FRESH_FOR;
  const due = codes.filter((code) => !isFresh(known.get(code)));
  if (due.length === 0 || !port.capabilities.searchNumbers) return freshOnly(known, isFresh);
  const patience = new AbortController();
  await Promise.race([
    askAll(port, due, now),
    delay(PATIENCE, undefined, { signal: patience.signal }).catch(() => undefined),
  ]);
  patience.abort();
  return freshOnly(await readStock(port, codes), isFresh);
}

function freshOnly(stock: Map<string, Stock>, isFresh: (stock: Stock) => boolean): Map<string, Stock> {
  return new Map([...stock].filter(([, entry]) => isFresh(entry)));
}

async function askAll(port: CarrierPort, codes: string[], now: Date): Promise<void> {
  const waiting = [...codes];
  const worker = async () => {
    for (let code = waiting.shift(); code !== undefined; code = waiting.shift())
      await askOnce(port, code, now);
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, worker));
}

function askOnce(port: CarrierPort, code: string, now: Date): Promise<void> {
  const key = `${port.name} ${code}`;
  const running = underWay.get(key);
  if (running) return running;
  if (now.getTime() < (restsUntil.get(key) ?? 0)) return Promise.resolve();
  const asking = ask(port, code, now)
    .catch((err: unknown) => {
      logger({ carrier: port.name, areaCode: code }).warn(
        { err },
        "The stock of an area code was not learned",
      );
      return false;
    })
    .then((answered) => {
      restsUntil.set(key, now.getTime() + (answered ? FRESH_FOR : REST_AFTER_FAILURE));
    })
    .finally(() => underWay.delete(key));
  underWay.set(key, asking);
  return asking;
}

/** Asks the carrier and keeps the answer. @returns false where it gave none */
async function ask(port: CarrierPort, code: string, checkedAt: Date): Promise<boolean> {
  const found = await port.searchNumbers({ areaCode: code, limit: MANY });
  const isEmpty = !found.ok && found.kind === "refused" && found.reason === "no_stock";
  if (!found.ok && !isEmpty) return false;
  const count = found.ok ? found.value.length : 0;
  const level: StockLevel = count >= MANY ? "many" : count > 0 ? "few" : "none";
  await database()
    .insert(areaCodeStock)
    .values({ carrier: port.name, areaCode: code, level, checkedAt })
    .onConflictDoUpdate({
      target: [areaCodeStock.carrier, areaCodeStock.areaCode],
      set: { level: sql`excluded.level`, checkedAt: sql`excluded.checked_at` },
    });
  return true;
}

import { createHash } from "node:crypto";
import { type AreaCodeRecord, findAreaCode, usAreaCodes } from "@/lib/geo/area-codes";

/** Area codes that start with exactly 500 numbers, so that the examples in the guides always work. */
const WELL_STOCKED = new Set(["312", "773", "872", "305"]);
const WELL_STOCKED_SIZE = 500;
/** About one area code in this many is always empty. */
const EMPTY_ONE_IN = 16;
const MAX_OTHER_STOCK = 300;

/** A number for sale. */
export interface StockNumber {
  number: string;
  locality: string;
  region: string;
}

/** A pseudorandom number from 0 to below 2^32 that depends only on `words`. */
function hashOf(...words: (string | number)[]): number {
  return createHash("sha256").update(words.join(":")).digest().readUInt32BE(0);
}

/** How many numbers an area code has before anything is sold. */
export function stockSize(areaCode: string): number {
  if (WELL_STOCKED.has(areaCode)) return WELL_STOCKED_SIZE;
  if (hashOf("empty", areaCode) % EMPTY_ONE_IN === 0) return 0;
  return 1 + (hashOf("size", areaCode) % MAX_OTHER_STOCK);
}

/** US area codes in service that never have a number. */
export function emptyAreaCodes(): string[] {
  return usAreaCodes()
    .map((record) => record.code)
    .filter((code) => stockSize(code) === 0);
}

const cache = new Map<string, StockNumber[]>();

/**
 * The numbers of an area code, the same ones every time. Each has an exchange from 2xx to 9xx other than 555 and the
 * service codes (N11), and belongs to one of the code's cities.
 */
export function stockOf(areaCode: string): StockNumber[] {
  const record = findAreaCode(areaCode);
  if (record?.country !== "US" || !record.inService) return [];
  const stock = cache.get(areaCode) ?? makeStock(record);
  cache.set(areaCode, stock);
  return stock;
}

function makeStock(record: AreaCodeRecord): StockNumber[] {
  const wanted = stockSize(record.code);
  const numbers = new Map<string, StockNumber>();
  for (let i = 0; numbers.size < wanted; i++) {
    const exchange = 200 + (hashOf("exchange", record.code, i) % 800);
    if (exchange === 555 || exchange % 100 === 11) continue;
    const line = String(hashOf("line", record.code, i) % 10_000).padStart(4, "0");
    const number = `+1${record.code}${exchange}${line}`;
    numbers.set(number, {
      number,
      // Cities are sorted by size, and the square favors the first ones.
      locality:
        record.cities[
          Math.floor(((hashOf("city", record.code, i) % 100) ** 2 / 10_000) * record.cities.length)
        ] ?? record.regionName,
      region: record.region,
    });
  }
  return [...numbers.values()];
}

const KEYPAD: Record<string, string> = Object.fromEntries(
  ["abc", "def", "ghi", "jkl", "mno", "pqrs", "tuv", "wxyz"].flatMap((letters, key) =>
    [...letters].map((letter) => [letter, String(key + 2)]),
  ),
);

/** Whether a number matches a `Contains` pattern of Twilio's: digits, letters as on a keypad, `*` for any one digit. */
export function matchesContains(number: string, contains: string): boolean {
  const pattern = [...contains.toLowerCase()]
    .map((character) => (character === "*" ? "\\d" : (KEYPAD[character] ?? character.replace(/\D/, ""))))
    .join("");
  return new RegExp(pattern).test(number.slice(2));
}

import { createHash } from "node:crypto";
import { type AreaCodeRecord, findAreaCode, usAreaCodes } from "@/lib/geo/area-codes";

/** Codes that hold exactly 500 numbers at the start, so that the examples of the guides work for ever. */
const WELL_STOCKED = new Set(["312", "773", "872", "305"]);
const WELL_STOCKED_SIZE = 500;
/** About one code in this many is always empty. */
const EMPTY_ONE_IN = 16;
const LARGEST_OTHER_STOCK = 300;

/** A number for sale. */
export interface StockNumber {
  number: string;
  locality: string;
  region: string;
}

/** A number between 0 and 2^32 that depends on the words alone. */
function fate(...words: (string | number)[]): number {
  return createHash("sha256").update(words.join(":")).digest().readUInt32BE(0);
}

/** How many numbers an area code holds before anything is sold: the same at every start. */
export function stockSize(areaCode: string): number {
  if (WELL_STOCKED.has(areaCode)) return WELL_STOCKED_SIZE;
  if (fate("empty", areaCode) % EMPTY_ONE_IN === 0) return 0;
  return 1 + (fate("size", areaCode) % LARGEST_OTHER_STOCK);
}

/** US codes in service that never have a number. */
export function emptyAreaCodes(): string[] {
  return usAreaCodes()
    .map((record) => record.code)
    .filter((code) => stockSize(code) === 0);
}

const cache = new Map<string, StockNumber[]>();

/**
 * The numbers of an area code, always the same ones: an exchange of 2xx to 9xx that is neither 555 nor a service code,
 * and four digits, spread over the code's cities.
 */
export function stockOf(areaCode: string): StockNumber[] {
  const record = findAreaCode(areaCode);
  if (record?.country !== "US" || !record.inService) return [];
  const kept = cache.get(areaCode) ?? makeStock(record);
  cache.set(areaCode, kept);
  return kept;
}

function makeStock(record: AreaCodeRecord): StockNumber[] {
  const wanted = stockSize(record.code);
  const numbers = new Map<string, StockNumber>();
  for (let i = 0; numbers.size < wanted; i++) {
    const exchange = 200 + (fate("exchange", record.code, i) % 800);
    if (exchange === 555 || exchange % 100 === 11) continue;
    const line = String(fate("line", record.code, i) % 10_000).padStart(4, "0");
    const number = `+1${record.code}${exchange}${line}`;
    numbers.set(number, {
      number,
      // The first cities are the largest and get the most numbers.
      locality:
        record.cities[
          Math.floor(((fate("city", record.code, i) % 100) ** 2 / 10_000) * record.cities.length)
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

/** A `Contains` pattern as Twilio takes it: digits, letters as on a keypad, `*` for any one digit. */
export function matchesContains(number: string, contains: string): boolean {
  const pattern = [...contains.toLowerCase()]
    .map((sign) => (sign === "*" ? "\\d" : (KEYPAD[sign] ?? sign.replace(/\D/, ""))))
    .join("");
  return new RegExp(pattern).test(number.slice(2));
}

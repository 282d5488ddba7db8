/** Digits of a North American number without its country code. */
export const NATIONAL_LENGTH = 10;

/** A correction: the right digits, and the wrong ones if they were named ("eight, not nine"). */
export interface Correction {
  right: string;
  wrong: string;
  /** What follows the named wrong digits. */
  rest: string;
}

/** Where a part of a complete number of ten digits may stand, by its length; the likeliest first. */
const PLACES: Readonly<Record<number, readonly number[]>> = {
  1: [9],
  2: [8],
  3: [0, 3, 7],
  4: [6],
  5: [5],
  6: [4, 0],
  7: [3],
  8: [2],
  9: [1],
};

/**
 * Corrects digits.
 * @param isHeard whether the digits are what the caller just said, whose last mistake is meant; otherwise they were read back
 * @returns the corrected digits, complete or not; null if it is unclear which digits are meant
 */
export function amend(digits: string, { right, wrong, rest }: Correction, isHeard: boolean): string | null {
  const prefix = digits.length > NATIONAL_LENGTH && digits.startsWith("1") ? "1" : "";
  const national = digits.slice(prefix.length);
  if (wrong !== "") {
    const at = national.lastIndexOf(wrong);
    if (at < 0 || right === "" || (!isHeard && national.indexOf(wrong) !== at)) return null;
    return prefix + national.slice(0, at) + right + national.slice(at + wrong.length) + rest;
  }
  if (right.length >= NATIONAL_LENGTH || right === "") return right === "" ? digits : right;
  if (national.length >= NATIONAL_LENGTH) return prefix + inPlace(national, right);
  const replaced = national.length + right.length - NATIONAL_LENGTH;
  const count =
    replaced >= 1 && replaced <= national.length ? replaced : Math.min(right.length, national.length);
  return prefix + national.slice(0, national.length - count) + right;
}

/** Puts a part where it changes the fewest digits. */
function inPlace(national: string, part: string): string {
  const places = PLACES[part.length] ?? [];
  const changes = (at: number) => [...part].filter((digit, index) => digit !== national[at + index]).length;
  const best = places.reduce((found, at) => (changes(at) < changes(found) ? at : found), places[0] ?? 0);
  return national.slice(0, best) + part + national.slice(best + part.length);
}

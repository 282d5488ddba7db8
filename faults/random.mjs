import { createHash } from "node:crypto";

/**
 * A repeatable source of randomness: the same seed gives the same numbers.
 * @typedef {{ next: () => number, int: (from: number, to: number) => number, pick: <T>(list: readonly T[]) => T, token: () => string }} Random
 */

/**
 * @param {string} seed
 * @returns {Random} `next` gives 0 to below 1, `int` includes both ends, `token` gives 16 letters and digits
 */
export function randomFrom(seed) {
  // mulberry32, seeded with a digest so that similar seeds give unrelated numbers.
  let state = createHash("sha256").update(seed).digest().readUInt32LE(0);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (/** @type {number} */ from, /** @type {number} */ to) =>
    from + Math.floor(next() * (to - from + 1));
  return {
    next,
    int,
    pick: (list) => {
      const picked = list[int(0, list.length - 1)];
      if (picked === undefined) throw new Error("Cannot pick from an empty list.");
      return picked;
    },
    token: () => Array.from({ length: 16 }, () => int(0, 35).toString(36)).join(""),
  };
}

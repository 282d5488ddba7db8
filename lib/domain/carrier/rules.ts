/** So many missing lines, or fewer, are always believed. */
const ALWAYS_BELIEVED = 20;
/** Of all lines, at most this share may be gone at once before somebody has to say that it is so. */
const BELIEVABLE_SHARE = 0.2;

/**
 * Whether so many lines can have been lost at the carrier, or whether we rather look at the wrong account.
 * @param counts lines that the carrier does not list, of all that it should
 */
export function isBelievable({ missing, held }: { missing: number; held: number }): boolean {
  return missing <= ALWAYS_BELIEVED || missing <= held * BELIEVABLE_SHARE;
}

/** Up to this many missing lines are always believed. */
const ALWAYS_BELIEVED = 20;
/** Above that, up to this share of all lines is believed; more only if a person accepts the losses. */
const BELIEVABLE_SHARE = 0.2;

/**
 * Whether this many lines can really be lost. If not, we are probably looking at the wrong carrier account.
 * @param counts how many lines the carrier does not list, and how many it should list
 */
export function isBelievable({ missing, held }: { missing: number; held: number }): boolean {
  return missing <= ALWAYS_BELIEVED || missing <= held * BELIEVABLE_SHARE;
}

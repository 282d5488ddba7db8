import type { CarrierSpec } from "@/lib/constants/carriers";

/** What the console says while new numbers have no real calls or charges. */
export interface TrialNotice {
  /** The display name of the carrier of new numbers. */
  carrier: string;
  /** The whole notice, in words. */
  text: string;
}

/**
 * Decides what the console says about calls and charges. Lines keep the carrier that they were bought at, so the notice
 * claims "no real calls or charges" only if that is true of every configured carrier.
 * @param carriers the configured carriers, the one of new numbers first
 * @returns null if new numbers have real calls or charges
 */
export function trialNotice(
  carriers: readonly Pick<CarrierSpec, "displayName" | "capabilities">[],
): TrialNotice | null {
  const [first] = carriers;
  if (!first || isReal(first)) return null;
  const carrier = first.displayName;
  const real = carriers.filter(isReal).map(({ displayName }) => displayName);
  if (real.length === 0) return { carrier, text: `${carrier}: no real calls or charges` };
  const names = new Intl.ListFormat("en-US").format(real);
  return { carrier, text: `New numbers: ${carrier}. ${names} lines are real.` };
}

function isReal({ capabilities }: Pick<CarrierSpec, "capabilities">): boolean {
  return capabilities.realCalls || capabilities.realCharges;
}

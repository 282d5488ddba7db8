/**
 * How many cases each property test runs, for all of them in one place: 200 in `npm test`. `npm run campaign` sets the
 * number and the seed in the environment.
 */
const { LINEKEEPER_PROPERTY_RUNS: runs, LINEKEEPER_PROPERTY_SEED: seed } = process.env;
const CASES = 200;

/** How long a property test may take. A campaign has no limit. */
export const PROPERTY_TIMEOUT_MS = runs ? 0 : 300_000;

/**
 * The parameters of `fc.assert`.
 * @param options.usually the number of cases in `npm test`, for a slow property; a campaign ignores it
 * @param options.campaignTimes how many times as many cases as other properties a campaign runs
 * @returns a seed only in a campaign; otherwise fast-check picks one and reports it if the property fails
 */
export function propertyRuns({
  usually = CASES,
  campaignTimes = 1,
}: {
  usually?: number;
  campaignTimes?: number;
} = {}): { numRuns: number; seed?: number } {
  return { numRuns: Number(runs) * campaignTimes || usually, ...(seed ? { seed: Number(seed) } : {}) };
}

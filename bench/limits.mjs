/** Measurements, their limits, and whether the limits are met. */

/** @typedef {{ what: string, measured: number, unit: string, limit: number, atLeast?: boolean }} Measurement */

/** @type {Measurement[]} */
const all = [];

/** Records a measurement with its limit, and prints it. @param {Measurement} measurement */
export function record(measurement) {
  all.push(measurement);
  console.log(`  ${line(measurement)}`);
}

/** Prints every missed limit and a summary. @returns whether all limits were met */
export function summarize() {
  const missed = all.filter((measurement) => !isMet(measurement));
  for (const measurement of missed) console.log(`MISSED  ${line(measurement)}`);
  console.log(`${all.length - missed.length} limits met, ${missed.length} missed`);
  return missed.length === 0;
}

/** @param {Measurement} measurement */
function isMet({ measured, limit, atLeast }) {
  return atLeast ? measured >= limit : measured <= limit;
}

/** @param {Measurement} measurement */
function line({ what, measured, unit, limit, atLeast }) {
  return `${what}: ${round(measured)}${unit} (${atLeast ? "at least" : "at most"} ${limit}${unit})`;
}

/** @param {number} value */
export function round(value) {
  return value >= 100 ? Math.round(value) : Math.round(value * 100) / 100;
}

/** @param {number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

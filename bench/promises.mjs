/** What was promised, what was measured, and whether it holds. */

/** @typedef {{ what: string, measured: number, unit: string, limit: number, atLeast?: boolean }} Promised */

/** @type {Promised[]} */
const all = [];

/** Keeps a measurement with its limit, and prints it. @param {Promised} promised */
export function record(promised) {
  all.push(promised);
  console.log(`  ${line(promised)}`);
}

/** Prints what is broken, and answers whether everything holds. */
export function verdict() {
  const broken = all.filter((promised) => !holds(promised));
  for (const promised of broken) console.log(`BROKEN  ${line(promised)}`);
  console.log(`${all.length - broken.length} promises hold, ${broken.length} broken`);
  return broken.length === 0;
}

/** @param {Promised} promised */
function holds({ measured, limit, atLeast }) {
  return atLeast ? measured >= limit : measured <= limit;
}

/** @param {Promised} promised */
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

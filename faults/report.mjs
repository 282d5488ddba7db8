/** @typedef {import("./campaign.mjs").Row} Row */

const TITLE_WIDTH = 62;

/** @param {Row} row */
export function line({ id, title, runs, kills, violations, longestMs, seconds }) {
  const cells = [
    id.padEnd(4),
    title.padEnd(TITLE_WIDTH).slice(0, TITLE_WIDTH),
    String(runs).padStart(5),
    String(kills).padStart(6),
    String(violations.length).padStart(10),
    `${(longestMs / 1000).toFixed(1)} s`.padStart(9),
    `${seconds.toFixed(1)} s`.padStart(9),
  ];
  return cells.join("  ");
}

/** The table of a campaign. @param {Row[]} rows */
export function table(rows) {
  const head = [
    "".padEnd(4),
    "fault".padEnd(TITLE_WIDTH),
    " runs",
    " kills",
    "violations",
    " recovery",
    "     time",
  ].join("  ");
  return [head, ...rows.map(line)].join("\n");
}

/** At most this many violations are printed per fault; the file of `--json` has all of them. */
const MAX_PRINTED = 10;

/** The violations, each with the command that repeats its run. @param {Row[]} rows */
export function violationsOf(rows) {
  return rows
    .flatMap(({ id, violations }) =>
      violations
        .slice(0, MAX_PRINTED)
        .map(
          ({ run, seed, text }) =>
            `${id}, run ${run}: ${text}\n    again: npm run faults -- --seed ${seed} --only ${id} --from ${run} --runs 1`,
        ),
    )
    .join("\n");
}

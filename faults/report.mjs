/** @typedef {import("./campaign.mjs").Row} Row */

const TITLE = 62;

/** @param {Row} row */
export function line({ id, title, runs, kills, violations, longestMs, seconds }) {
  const cells = [
    id.padEnd(4),
    title.padEnd(TITLE).slice(0, TITLE),
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
    "fault".padEnd(TITLE),
    " runs",
    " kills",
    "violations",
    " recovery",
    "     time",
  ].join("  ");
  return [head, ...rows.map(line)].join("\n");
}

/** As many are shown of one fault; the rest is in the file of `--json`. */
const SHOWN = 10;

/** What was found broken, with how to see it again. @param {Row[]} rows */
export function complaints(rows) {
  return rows
    .flatMap(({ id, violations }) =>
      violations
        .slice(0, SHOWN)
        .map(
          ({ run, seed, text }) =>
            `${id}, run ${run}: ${text}\n    again: npm run faults -- --seed ${seed} --only ${id} --from ${run} --runs 1`,
        ),
    )
    .join("\n");
}

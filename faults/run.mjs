/**
 * `npm run faults -- --runs N [--seed S] [--only F3,F11] [--share 1/2] [--from RUN] [--json FILE]`: starts a whole
 * installation, breaks it in every way that docs/faults.md lists, and checks after each run that no number was lost.
 * Exits with 1 if a law was broken. `--share 1/2` plays the first, third, fifth fault and so on, `2/2` the others.
 * `--skip-campaign-only` leaves out faults that other tests cover.
 */
import { randomBytes } from "node:crypto";
import { existsSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { claimFolder } from "../scripts/stack/claim-folder.mjs";
import { ensureInstalled } from "../scripts/stack/install.mjs";
import { dataFolder } from "../scripts/stack/places.mjs";
import { StartError } from "../scripts/stack/start-error.mjs";
import { untilStopped } from "../scripts/stack/until-stopped.mjs";

const text = /** @type {const} */ ({ type: "string" });
const { values } = parseArgs({
  options: {
    runs: text,
    seed: text,
    only: text,
    share: text,
    from: text,
    json: text,
    folder: text,
    next: text,
    "skip-campaign-only": { type: "boolean" },
  },
});

await untilStopped(async (onStop) => {
  const runs = wholeNumber("runs", values.runs ?? "1");
  const first = wholeNumber("from", values.from ?? "1");
  const seed = values.seed ?? randomBytes(4).toString("hex");
  const nextFolder = values.next ?? ".next-faults";
  await ensureInstalled();
  const [{ ensureBuilt }, { removePostgres }, { startStack }, { allScenarios }, { runCampaign }, report] =
    await Promise.all([
      import("../scripts/stack/build.mjs"),
      import("../scripts/stack/postgres.mjs"),
      import("./stack/stack.mjs"),
      import("./scenarios/all.mjs"),
      import("./campaign.mjs"),
      import("./report.mjs"),
    ]);
  const scenarios = shareOf(requested(await allScenarios()).filter(isPlayed));
  const folder = dataFolder(values.folder ?? ".linekeeper-faults");
  const claim = claimFolder(folder);
  onStop(async () => claim.drop());
  await claim.endLeftovers();
  if (existsSync(path.join(folder, "postgres-port"))) await removePostgres(folder);
  const { programs } = await ensureBuilt({ nextFolder, actionsKey: Buffer.alloc(32, 7).toString("base64") });
  const stack = await startStack({ folder, claim, programs, nextFolder });
  onStop(stack.stop);
  console.log(`Seed ${seed}`);
  const rows = await runCampaign({
    stack,
    scenarios,
    runs,
    first,
    seed,
    onRow: (row, run) => console.log(`${String(run).padStart(4)}  ${report.line(row)}`),
  });
  await stack.stop();
  await removePostgres(folder);
  const broken = rows.some(({ violations }) => violations.length > 0);
  console.log(`\n${report.table(rows)}\n`);
  if (broken) console.log(`${report.violationsOf(rows)}\n\nThe logs are in ${folder}.`);
  claim.drop();
  if (values.json) writeFileSync(values.json, JSON.stringify({ seed, runs, rows }, null, 2));
  if (!broken) rmSync(folder, { recursive: true, force: true });
  process.exit(broken ? 1 : 0);
});

/** @param {string} name @param {string} given */
function wholeNumber(name, given) {
  const number = Number(given);
  if (!Number.isInteger(number) || number < 1)
    throw new StartError(`--${name} must be a whole number, 1 or more.`);
  return number;
}

/** @param {import("./scenario.mjs").Scenario} scenario */
function isPlayed({ campaignOnly }) {
  return !(values["skip-campaign-only"] && campaignOnly);
}

/** @param {import("./scenario.mjs").Scenario[]} all */
function shareOf(all) {
  const [share = NaN, of = NaN] = (values.share ?? "1/1").split("/").map(Number);
  if (!(share >= 1 && share <= of)) throw new StartError("--share must be a fraction, such as 1/2 or 2/2.");
  return all.filter((_, index) => index % of === share - 1);
}

/** @param {import("./scenario.mjs").Scenario[]} all */
function requested(all) {
  if (!values.only) return all;
  const wanted = values.only.split(",").map((id) => id.trim());
  // "F11" includes F11a, F11b and so on.
  const names = (/** @type {string} */ word, /** @type {string} */ id) =>
    id.replace(/[a-z]$/, "") === word || id === word;
  const unknown = wanted.find((word) => !all.some(({ id }) => names(word, id)));
  if (unknown)
    throw new StartError(
      `There is no fault ${unknown}. The faults are ${all.map(({ id }) => id).join(", ")}.`,
    );
  return all.filter(({ id }) => wanted.some((word) => names(word, id)));
}

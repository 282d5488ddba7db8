import { SETS } from "./sets.mjs";

const name = process.env.MUTATION_SET ?? "";
const set = SETS[name];
if (!set) throw new Error(`There is no set ${name}.`);

export default {
  mutate: set.mutate,
  testRunner: "vitest",
  vitest: { configFile: "scripts/mutation/vitest.config.ts", related: false },
  plugins: ["@stryker-mutator/vitest-runner", "./scripts/mutation/words.mjs"],
  ignorers: ["words"],
  coverageAnalysis: "perTest",
  concurrency: Number(process.env.MUTATION_CONCURRENCY || 1),
  // A mutant that never answers holds the run up; a purchase with its faults takes seconds.
  timeoutMS: 6_000,
  timeoutFactor: 2,
  dryRunTimeoutMinutes: 10,
  // The compiler's new version has no part that reads this file for others; nothing in it matters to a sandbox.
  tsconfigFile: "none",
  disableTypeChecks: false,
  allowEmpty: false,
  tempDirName: ".mutation/sandboxes",
  ignorePatterns: ["**", "!lib/**", "!db/**", "!scripts/**", "!*.ts", "!package.json", "!tsconfig.json"],
  incremental: true,
  incrementalFile: `.mutation/known-${name}.json`,
  reporters: ["json", "progress-append-only"],
  jsonReporter: { fileName: `.mutation/${name}.json` },
};

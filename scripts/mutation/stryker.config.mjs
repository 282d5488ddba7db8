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
  // A mutant that hangs delays the run, but a provisioning test with carrier faults needs seconds.
  timeoutMS: 6_000,
  timeoutFactor: 2,
  dryRunTimeoutMinutes: 10,
  // TypeScript 7 has no API that lets Stryker read this file, and the sandbox needs nothing from it.
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

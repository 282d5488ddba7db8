import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ensureBuilt } from "../stack/build.mjs";
import { ROOT } from "../stack/places.mjs";
import { startPostgres } from "../stack/postgres.mjs";
import { findBrowser } from "./browser.mjs";
import { runJourneys } from "./journeys.mjs";
import { runNode } from "./run-command.mjs";

/** @typedef {{ passed: number, failed: number, output: string }} Outcome */

const NEXT_FOLDER = ".next-test";
const bin = (/** @type {string} */ name) => path.join(ROOT, "node_modules", name);

/** @param {{ ok: boolean, output: string }} result @returns {Outcome} */
const one = ({ ok, output }) => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1, output });

/** The stages, the cheap ones first. @type {{ name: string, run: (work: string) => Promise<Outcome> }[]} */
const STAGES = [
  {
    name: "format and lint",
    run: async () =>
      one(await runNode([bin("@biomejs/biome/bin/biome"), "check", "--error-on-warnings", "."])),
  },
  {
    name: "types",
    run: async () => {
      const typegen = await runNode([bin("next/dist/bin/next"), "typegen"], {
        LINEKEEPER_NEXT_DIR: NEXT_FOLDER,
      });
      return one(typegen.ok ? await runNode([bin("typescript/bin/tsc"), "--noEmit", "-p", "."]) : typegen);
    },
  },
  { name: "dead code", run: async () => one(await runNode([bin("knip/bin/knip.js"), "--no-progress"])) },
  { name: "unit and integration", run: runVitest },
  {
    name: "production build",
    run: async () => {
      try {
        await ensureBuilt({
          nextFolder: NEXT_FOLDER,
          actionsKey: Buffer.alloc(32, 7).toString("base64"),
          quiet: true,
        });
        return one({ ok: true, output: "" });
      } catch (error) {
        return one({ ok: false, output: String(error) });
      }
    },
  },
  {
    name: "journeys in the browser",
    run: async (work) => {
      const browser = findBrowser();
      if (!browser.ok) return one({ ok: false, output: browser.reason });
      return runJourneys(work, NEXT_FOLDER, browser.path);
    },
  },
];

/**
 * Runs the stages, or those whose names hold one of the given words.
 * @param {string[]} wanted
 */
export async function runStages(wanted) {
  const total = { passed: 0, failed: 0 };
  const times = [];
  for (const stage of STAGES) {
    if (wanted.length > 0 && !wanted.some((word) => stage.name.includes(word))) continue;
    const work = mkdtempSync(path.join(tmpdir(), "linekeeper-test-"));
    const startedAt = performance.now();
    console.log(`\n── ${stage.name}`);
    /** @type {Outcome} */
    let outcome;
    try {
      outcome = await stage.run(work);
    } catch (error) {
      outcome = {
        passed: 0,
        failed: 1,
        output: error instanceof Error ? `${error.message}\n${error.stack}` : String(error),
      };
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    if (outcome.failed > 0) console.log(outcome.output);
    const line = `${stage.name}: ${outcome.failed > 0 ? "failed" : "ok"}, ${outcome.passed} of ${outcome.passed + outcome.failed} in ${seconds} s`;
    console.log(line);
    times.push(line);
    total.passed += outcome.passed;
    total.failed += outcome.failed;
  }
  console.log(`\n${times.map((line) => `  ${line}`).join("\n")}\n`);
  return total;
}

/** @param {string} work @returns {Promise<Outcome>} */
async function runVitest(work) {
  const postgres = await startPostgres({
    folder: openToAll(work),
    password: "linekeeper-test",
    // Nothing here has to outlive a power cut, and tests make many databases.
    settings: [
      "-c",
      "fsync=off",
      "-c",
      "synchronous_commit=off",
      "-c",
      "full_page_writes=off",
      "-c",
      "max_connections=300",
    ],
  });
  const report = path.join(work, "vitest.json");
  try {
    const { ok, output } = await runNode(
      [
        bin("vitest/vitest.mjs"),
        "run",
        "--reporter=default",
        "--reporter=json",
        `--outputFile.json=${report}`,
      ],
      { LINEKEEPER_TEST_DATABASE_URL: postgres.url, NODE_ENV: "test" },
    );
    /** @type {{ numPassedTests: number, numFailedTests: number }} */
    const counts = JSON.parse(readFileSync(report, "utf8"));
    // A file that cannot even be loaded has no failed test, but the run has failed.
    return {
      passed: counts.numPassedTests,
      failed: ok ? counts.numFailedTests : Math.max(1, counts.numFailedTests),
      output,
    };
  } finally {
    await postgres.stop();
  }
}

/** PostgreSQL may run as another user than this one. @param {string} folder */
function openToAll(folder) {
  chmodSync(folder, 0o711);
  return folder;
}

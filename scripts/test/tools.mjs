import path from "node:path";
import { ensureBuilt } from "../stack/build.mjs";
import { ROOT } from "../stack/places.mjs";
import { runNode } from "../stack/run-node.mjs";

/** The folder of the test run's build, so that it does not touch the build of a running instance. */
export const NEXT_FOLDER = ".next-test";

/** The key of the server actions in that build. Any key works; a constant one lets later runs reuse the build. */
export const ACTIONS_KEY = Buffer.alloc(32, 7).toString("base64");

/** Makes the build of the test run unless it is up to date, for stages that run by themselves too. */
export const ensureTestBuild = () =>
  ensureBuilt({ nextFolder: NEXT_FOLDER, actionsKey: ACTIONS_KEY, say: () => {} });

/** The path of an installed tool's script. @param {string} name */
export const tool = (name) => path.join(ROOT, "node_modules", name);

/**
 * Runs an installed tool and returns what it prints.
 * @param {string[]} args
 * @param {Record<string, string | undefined>} [environment] added to this process's environment
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
export async function runTool(args, environment = {}) {
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", FORCE_COLOR: "0", ...environment };
  const { code, output } = await runNode(args, { env });
  return { ok: code === 0, output };
}

import path from "node:path";
import { ROOT } from "../stack/places.mjs";
import { runNode } from "../stack/run-node.mjs";

/** The test run's own build, beside a running instance's. */
export const NEXT_FOLDER = ".next-test";

/** The key of the server actions that is built into it; any would do, so that a build is made once. */
export const ACTIONS_KEY = Buffer.alloc(32, 7).toString("base64");

/** The script of an installed tool. @param {string} name */
export const tool = (name) => path.join(ROOT, "node_modules", name);

/**
 * Runs an installed tool and keeps what it prints.
 * @param {string[]} args
 * @param {Record<string, string | undefined>} [environment] in addition to this process's
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
export async function runTool(args, environment = {}) {
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", FORCE_COLOR: "0", ...environment };
  const { code, output } = await runNode(args, { env });
  return { ok: code === 0, output };
}

import { spawn } from "node:child_process";
import { ROOT } from "../stack/places.mjs";

/**
 * Runs Node on a script of the project and keeps what it prints.
 * @param {string[]} args
 * @param {Record<string, string | undefined>} [environment]
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
export function runNode(args, environment = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", FORCE_COLOR: "0", ...environment },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
    child.on("error", (error) => resolve({ ok: false, output: String(error) }));
    child.on("close", (code) => resolve({ ok: code === 0, output }));
  });
}

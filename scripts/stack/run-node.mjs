import { spawn } from "node:child_process";
import { ROOT } from "./places.mjs";
import { endGroup } from "./processes.mjs";

/** Programs that run for a while and end; ended with whoever started them. @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set();

/**
 * Runs a program in the project's folder and keeps what it prints.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, show?: boolean, onStart?: (pid: number) => void }} [options]
 *   `show` prints as it goes instead of keeping
 * @returns {Promise<{ code: number | null, out: string, err: string, output: string }>} `output` is both, as they came
 */
export function run(command, args, { env = process.env, show = false, onStart } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      env,
      // A group of its own: Ctrl-C reaches whoever started it, which then ends it in order.
      detached: true,
      stdio: ["ignore", show ? "inherit" : "pipe", show ? "inherit" : "pipe"],
    });
    running.add(child);
    if (child.pid) onStart?.(child.pid);
    const result = { out: "", err: "", output: "" };
    child.stdout?.setEncoding("utf8").on("data", (chunk) => {
      result.out += chunk;
      result.output += chunk;
    });
    child.stderr?.setEncoding("utf8").on("data", (chunk) => {
      result.err += chunk;
      result.output += chunk;
    });
    child.once("error", (error) => {
      running.delete(child);
      reject(error);
    });
    child.once("close", (code) => {
      running.delete(child);
      resolve({ code, ...result });
    });
  });
}

/**
 * Runs Node in the project's folder.
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, onStart?: (pid: number) => void }} [options]
 */
export function runNode(args, options) {
  return run(process.execPath, args, options);
}

/** Ends what still runs, with everything that it started. */
export async function endRunning() {
  await Promise.all([...running].map((child) => child.pid && endGroup(child.pid, 3_000)));
}

import { spawn } from "node:child_process";
import { ROOT } from "./places.mjs";
import { endGroup } from "./processes.mjs";

/** Child processes that run now, to be ended with this one. @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set();

/**
 * Runs a program in the project's folder and collects its output.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, show?: boolean, onStart?: (pid: number) => void }} [options]
 *   `show` passes the output through instead of collecting it
 * @returns {Promise<{ code: number | null, out: string, err: string, output: string }>} `output` is both streams in the
 *   order in which they arrived
 */
export function run(command, args, { env = process.env, show = false, onStart } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      env,
      // In its own process group, so that Ctrl-C reaches only this process, which then ends the child in order.
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

/** Ends all child processes that still run, with their descendants. */
export async function endRunning() {
  await Promise.all([...running].map((child) => child.pid && endGroup(child.pid, 3_000)));
}

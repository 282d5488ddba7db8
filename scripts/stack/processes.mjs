import { execFileSync, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";

/**
 * The command line of a running process; null when there is none.
 * @param {number} pid
 * @returns {string | null}
 */
export function commandOf(pid) {
  if (!Number.isInteger(pid) || pid <= 1) return null;
  try {
    if (existsSync("/proc/self/cmdline"))
      return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim() || null;
    return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).trim() || null;
  } catch {
    return null;
  }
}

/**
 * Ends a process and everything in its group: politely, then not.
 * @param {number} pid
 * @param {number} [patienceMs]
 */
export async function endGroup(pid, patienceMs = 15_000) {
  const signal = (/** @type {NodeJS.Signals} */ name) => {
    try {
      process.kill(-pid, name);
      return true;
    } catch {
      return false;
    }
  };
  if (!signal("SIGTERM")) return;
  for (let waited = 0; waited < patienceMs; waited += 50) {
    await delay(50);
    if (!isAlive(pid)) return void signal("SIGKILL");
  }
  signal("SIGKILL");
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/**
 * A child that is started again when it dies.
 * @typedef {{ name: string, pid: () => number | undefined, stop: () => Promise<void> }} Supervised
 */

/**
 * Starts a program and keeps it running until it is told to stop, waiting longer after each quick death.
 * @param {{ name: string, args: string[], env: NodeJS.ProcessEnv, cwd: string, onLine: (line: string) => void, onStart?: (pid: number) => void }} options
 * @returns {Supervised}
 */
export function supervise({ name, args, env, cwd, onLine, onStart }) {
  let stopping = false;
  let deaths = 0;
  /** @type {import("node:child_process").ChildProcess | undefined} */
  let child;
  /** @type {NodeJS.Timeout | undefined} */
  let again;
  const start = () => {
    const startedAt = Date.now();
    child = spawn(process.execPath, args, { cwd, env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
    if (child.pid) onStart?.(child.pid);
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding("utf8").on("data", byLine(onLine));
    child.once("close", (code, signal) => {
      if (stopping) return;
      deaths = Date.now() - startedAt > 30_000 ? 1 : deaths + 1;
      const pause = Math.min(10_000, 200 * 2 ** deaths);
      onLine(`${name} ended (${signal ?? code}); started again in ${pause} ms`);
      again = setTimeout(start, pause);
    });
  };
  start();
  return {
    name,
    pid: () => child?.pid,
    stop: async () => {
      stopping = true;
      clearTimeout(again);
      if (child?.pid && child.exitCode === null && child.signalCode === null) await endGroup(child.pid);
    },
  };
}

/** @param {(line: string) => void} onLine */
function byLine(onLine) {
  let rest = "";
  return (/** @type {string} */ chunk) => {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) if (line.trim()) onLine(line);
  };
}

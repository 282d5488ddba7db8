import { spawn } from "node:child_process";
import { endGroup } from "./processes.mjs";

/** A program that ran this long started well, so its next exit counts as the first. */
const STABLE_AFTER_MS = 30_000;

/**
 * A child process that is restarted when it exits.
 * @typedef {{ name: string, pid: () => number | undefined, restart: () => Promise<void>, stop: () => Promise<void> }} Supervised
 */

/**
 * Starts a program and restarts it whenever it exits, until `stop` is called. The pause grows with each early exit.
 * @param {{ name: string, args: string[], env: NodeJS.ProcessEnv, cwd: string, patienceMs: number, onLine: (line: string) => void, onStart?: (pid: number) => void }} options
 *   `args` are Node's; `patienceMs` is how long it may take to stop; `onLine` receives its output line by line
 * @returns {Supervised} `restart` replaces the running process without a pause
 */
export function supervise({ name, args, env, cwd, patienceMs, onLine, onStart }) {
  let stopping = false;
  let replaced = false;
  let exits = 0;
  /** @type {import("node:child_process").ChildProcess | undefined} */
  let child;
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const start = () => {
    const startedAt = performance.now();
    child = spawn(process.execPath, args, { cwd, env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
    if (child.pid) onStart?.(child.pid);
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding("utf8").on("data", byLine(onLine));
    child.once("error", (error) => onLine(`${name} could not be started: ${error.message}`));
    child.once("close", (code, signal) => {
      if (stopping) return;
      exits = replaced ? 0 : performance.now() - startedAt > STABLE_AFTER_MS ? 1 : exits + 1;
      const pause = replaced ? 0 : Math.min(10_000, 200 * 2 ** exits);
      if (!replaced) onLine(`${name} exited (${signal ?? code}); restarting it in ${pause} ms`);
      replaced = false;
      timer = setTimeout(start, pause);
    });
  };
  const isRunning = () => child?.exitCode === null && child.signalCode === null;
  start();
  return {
    name,
    pid: () => child?.pid,
    restart: async () => {
      if (!child?.pid || !isRunning()) return;
      replaced = true;
      await endGroup(child.pid, patienceMs);
    },
    stop: async () => {
      stopping = true;
      clearTimeout(timer);
      if (child?.pid && isRunning()) await endGroup(child.pid, patienceMs);
    },
  };
}

/** Splits chunks of output into lines. @param {(line: string) => void} onLine */
function byLine(onLine) {
  let rest = "";
  return (/** @type {string} */ chunk) => {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) if (line.trim()) onLine(line);
  };
}

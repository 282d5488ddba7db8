import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** Processes and all their descendants. @param {number[]} roots @returns {number[]} */
export function withDescendants(roots) {
  const table = execFileSync("ps", ["-eo", "pid=,ppid="], { encoding: "utf8" })
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number));
  const found = new Set(roots);
  for (let grew = true; grew; ) {
    grew = false;
    for (const [pid = 0, parent = 0] of table)
      if (found.has(parent) && !found.has(pid)) {
        found.add(pid);
        grew = true;
      }
  }
  return [...found];
}

/**
 * Memory of processes in megabytes: the proportional set size, which counts shared pages once.
 * @param {number[]} pids
 */
export function megabytes(pids) {
  const kilobytes = pids.map((pid) => {
    const text = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
    return Number(/^Pss:\s+(\d+)/m.exec(text)?.[1] ?? 0);
  });
  return kilobytes.reduce((sum, each) => sum + each, 0) / 1024;
}

/**
 * The id of a running process. Throws for a missing one: signalling process 0 would reach this whole process group.
 * @param {Record<string, number | undefined>} pids @param {string} name
 */
export function pidOf(pids, name) {
  const pid = pids[name];
  if (!pid) throw new Error(`There is no ${name} running.`);
  return pid;
}

/** Sends a signal to a process unless it has exited. @param {number} pid @param {NodeJS.Signals} name */
export function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}

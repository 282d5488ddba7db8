import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** All processes below some, themselves included. @param {number[]} roots @returns {number[]} */
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
 * Megabytes that processes hold: their proportional set size, which counts what several share once.
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
 * The process of a part of the product. One that is not there must not become 0, which is everybody of this group.
 * @param {Record<string, number | undefined>} pids @param {string} name
 */
export function pidOf(pids, name) {
  const pid = pids[name];
  if (!pid) throw new Error(`There is no ${name} running.`);
  return pid;
}

/** Sends a signal to a process, unless it has ended. @param {number} pid @param {NodeJS.Signals} name */
export function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";

const LINUX = existsSync("/proc/self/stat");

/**
 * Tells a process from a later one with the same pid: its start time and the machine's boot id.
 * @param {number} pid
 * @returns {string | null} null if there is no such process
 */
export function identityOf(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return null;
  try {
    if (!LINUX)
      return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim() || null;
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name, in parentheses, may contain spaces. The start time is the 20th field after it.
    const [state, ...fields] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    if (state === "Z") return null;
    return `${fields[18]}@${readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()}`;
  } catch {
    return null;
  }
}

/**
 * The command line of a running process.
 * @param {number} pid
 * @returns {string | null} null if there is no such process
 */
export function commandOf(pid) {
  if (!Number.isInteger(pid) || pid <= 1) return null;
  try {
    if (LINUX) return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim() || null;
    return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).trim() || null;
  } catch {
    return null;
  }
}

/**
 * Whether a process, including a zombie, has this pid.
 * @param {number} pid
 */
export function isTaken(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/**
 * Ends a process and its group: SIGTERM first, then SIGKILL for whatever is left.
 * @param {number} pid the leader of the group
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
    if (identityOf(pid) === null) return void signal("SIGKILL");
  }
  signal("SIGKILL");
}

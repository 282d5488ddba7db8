import { appendFileSync, existsSync, renameSync } from "node:fs";
import path from "node:path";

/** The log is rotated at this size, so its two files take at most twice as much. */
const ROTATE_AT_BYTES = 20_000_000;

/** The secrets at the end of one-time links, as in `lib/observability/without-tokens.ts`. */
const LINKS = /\b(invitation|password-reset)\/[\w-]{20,}/g;

/**
 * A line of the log for a line that a process printed: itself if it is a JSON object, otherwise one that contains it.
 * @param {string} line
 * @param {Date} now
 */
export function logLine(line, now) {
  if (line.startsWith("{")) {
    try {
      JSON.parse(line);
      return line;
    } catch {
      // It only looks like one.
    }
  }
  const msg = line.replace(LINKS, "$1/[redacted]");
  return JSON.stringify({ level: 30, time: now.toISOString(), source: "output", msg });
}

/**
 * Opens the log of a data folder, `log.jsonl`. It is rotated at every start and when it has grown large; one earlier
 * file remains as `log.previous.jsonl`.
 * @param {string} folder
 * @returns {{ file: string, write: (line: string) => void }}
 */
export function openLog(folder) {
  const file = path.join(folder, "log.jsonl");
  let size = Number.POSITIVE_INFINITY;
  return {
    file,
    write: (printed) => {
      const line = logLine(printed, new Date());
      if (size > ROTATE_AT_BYTES) {
        if (existsSync(file)) renameSync(file, path.join(folder, "log.previous.jsonl"));
        size = 0;
      }
      appendFileSync(file, `${line}\n`, { mode: 0o600 });
      size += line.length + 1;
    },
  };
}

import { appendFileSync, existsSync, renameSync } from "node:fs";
import path from "node:path";

/** Half of what the log may take on the disk. */
const TURN_AT_BYTES = 20_000_000;

/**
 * The log of a data folder: `log.jsonl`, begun anew at every start and when it has grown large; what was before is kept
 * once, as `log.previous.jsonl`.
 * @param {string} folder
 * @returns {{ file: string, write: (line: string) => void }}
 */
export function openLog(folder) {
  const file = path.join(folder, "log.jsonl");
  let size = Number.POSITIVE_INFINITY;
  return {
    file,
    write: (line) => {
      if (size > TURN_AT_BYTES) {
        if (existsSync(file)) renameSync(file, path.join(folder, "log.previous.jsonl"));
        size = 0;
      }
      appendFileSync(file, `${line}\n`, { mode: 0o600 });
      size += line.length + 1;
    },
  };
}

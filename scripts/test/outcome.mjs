import { stripVTControlCharacters } from "node:util";

/**
 * The result of a stage. `output` is shown if something failed. `failures` names what failed, and `retried` what passed
 * only when it was tried again, both as "file: title", with the beginning of the error after it.
 * @typedef {{ passed: number, failed: number, output: string, failures?: string[], retried?: string[] }} Outcome
 */

/**
 * Registers something to stop if the run is interrupted.
 * @typedef {(stop: () => Promise<void>) => void} OnStop
 */

/** How many characters of an error are shown beside a test's name. */
const ERROR_LENGTH = 300;

/**
 * The name of a failed test with the beginning of its error, in one line.
 * @param {string} name
 * @param {string | undefined} error
 */
export function nameWithError(name, error = "") {
  const text = stripVTControlCharacters(error).replaceAll(/\s+/g, " ").trim();
  return text ? `${name}: ${text.slice(0, ERROR_LENGTH)}` : name;
}

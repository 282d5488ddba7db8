import path from "node:path";
import { tryClaim } from "./claim.mjs";
import { StartError } from "./start-error.mjs";

/**
 * Takes hold of a data folder: one stack at a time runs on it.
 * @param {string} folder
 */
export function claimFolder(folder) {
  const result = tryClaim(path.join(folder, "running.json"));
  if ("claim" in result) return result.claim;
  const { pid, address } = result.holder;
  throw new StartError(
    address
      ? `Linekeeper already runs here, at ${address} (process ${pid}).`
      : `Linekeeper is being started here already, by process ${pid}.`,
  );
}

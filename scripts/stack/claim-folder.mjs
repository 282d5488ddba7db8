import path from "node:path";
import { tryClaim } from "./claim.mjs";
import { StartError } from "./start-error.mjs";

/**
 * Claims a data folder, on which only one stack may run at a time.
 * @param {string} folder
 * @throws StartError if another process holds it
 */
export function claimFolder(folder) {
  const result = tryClaim(path.join(folder, "running.json"));
  if ("claim" in result) return result.claim;
  const { pid, address } = result.holder;
  throw new StartError(
    address
      ? `Linekeeper already runs here, at ${address} (process ${pid}).`
      : `Process ${pid} is already starting Linekeeper here.`,
  );
}

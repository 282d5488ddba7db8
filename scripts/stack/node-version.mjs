import { StartError } from "./start-error.mjs";

/** Refuses a Node version that is too old, before anything fails in a less obvious way. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    throw new StartError(`Linekeeper needs Node 20.19 or newer; this is ${process.versions.node}.`);
}

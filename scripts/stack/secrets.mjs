import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Secrets of an installation and how each is made. */
const MAKERS = {
  NEXTAUTH_SECRET: () => randomBytes(32).toString("base64url"),
  ENCRYPTION_KEY: () => randomBytes(32).toString("hex"),
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: () => randomBytes(32).toString("base64"),
  POSTGRES_PASSWORD: () => randomBytes(24).toString("base64url"),
  LOCAL_CARRIER_SID: () => `AC${randomBytes(16).toString("hex")}`,
  LOCAL_CARRIER_TOKEN: () => randomBytes(16).toString("hex"),
  LOCAL_CARRIER_CONTROL_TOKEN: () => randomBytes(24).toString("base64url"),
};

/** @typedef {Record<keyof typeof MAKERS, string>} Secrets */

/**
 * The installation's secrets, made at the first start and kept in a file that its owner alone can read.
 * @param {string} folder the data folder
 * @returns {Secrets}
 */
export function readSecrets(folder) {
  const file = path.join(folder, "secrets.json");
  /** @type {Partial<Secrets>} */
  const kept = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  const names = /** @type {(keyof typeof MAKERS)[]} */ (Object.keys(MAKERS));
  const missing = names.filter((name) => !kept[name]);
  for (const name of missing) kept[name] = MAKERS[name]();
  if (missing.length > 0) writePrivately(file, `${JSON.stringify(kept, null, 2)}\n`);
  return /** @type {Secrets} */ (kept);
}

/**
 * Writes a file that only its owner can read, whole or not at all.
 * @param {string} file
 * @param {string} text
 */
export function writePrivately(file, text) {
  const draft = `${file}.${process.pid}.new`;
  writeFileSync(draft, text, { mode: 0o600 });
  renameSync(draft, file);
}

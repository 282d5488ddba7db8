import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";

/** An installation's secrets, and how each is generated. */
const GENERATORS = {
  NEXTAUTH_SECRET: () => randomBytes(32).toString("base64url"),
  ENCRYPTION_KEY: () => randomBytes(32).toString("hex"),
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: () => randomBytes(32).toString("base64"),
  POSTGRES_PASSWORD: () => randomBytes(24).toString("base64url"),
  LOCAL_CARRIER_SID: () => `AC${randomBytes(16).toString("hex")}`,
  LOCAL_CARRIER_TOKEN: () => randomBytes(16).toString("hex"),
  LOCAL_CARRIER_CONTROL_TOKEN: () => randomBytes(24).toString("base64url"),
};

/** @typedef {Record<keyof typeof GENERATORS, string>} Secrets */

/**
 * Reads the installation's secrets. Missing ones are generated and saved in a file that only its owner can read.
 * @param {string} folder the data folder
 * @returns {Secrets}
 */
export function readSecrets(folder) {
  const file = path.join(folder, "secrets.json");
  /** @type {Partial<Secrets>} */
  const secrets = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  const names = /** @type {(keyof typeof GENERATORS)[]} */ (Object.keys(GENERATORS));
  const missing = names.filter((name) => !secrets[name]);
  for (const name of missing) secrets[name] = GENERATORS[name]();
  if (missing.length > 0) writePrivately(file, `${JSON.stringify(secrets, null, 2)}\n`);
  return /** @type {Secrets} */ (secrets);
}

/**
 * Writes a file atomically, readable by its owner only.
 * @param {string} file
 * @param {string} text
 */
export function writePrivately(file, text) {
  const draft = `${file}.${process.pid}.new`;
  writeFileSync(draft, text, { mode: 0o600 });
  renameSync(draft, file);
}

import { createHmac, hkdfSync } from "node:crypto";
import { encryptionKey } from "./encryption-key";

/**
 * Makes a fingerprint, by which a text can be recognized without storing it: HMAC-SHA-256 under a key derived from
 * `ENCRYPTION_KEY`, so that somebody who reads the database cannot guess a password in the text.
 * @param purpose what is compared, such as "idempotent_requests"; the same text has different fingerprints for
 *   different purposes
 */
export function fingerprintOf(text: string, purpose: string): string {
  const key = Buffer.from(hkdfSync("sha256", encryptionKey(), "", `fingerprint:${purpose}`, 32));
  return createHmac("sha256", key).update(text).digest("hex");
}

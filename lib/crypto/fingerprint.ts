import { createHmac, hkdfSync } from "node:crypto";
import { encryptionKey } from "./encryption-key";

/**
 * What tells a text again without keeping it: HMAC-SHA-256 under a key made of `ENCRYPTION_KEY`, so that who reads the
 * database cannot find a password in the text by trying.
 * @param purpose what is compared, as "idempotent_requests"; the same text has another fingerprint elsewhere
 */
export function fingerprintOf(text: string, purpose: string): string {
  const key = Buffer.from(hkdfSync("sha256", encryptionKey(), "", `fingerprint:${purpose}`, 32));
  return createHmac("sha256", key).update(text).digest("hex");
}

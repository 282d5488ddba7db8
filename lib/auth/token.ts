import { createHash, randomBytes } from "node:crypto";

/** A random secret of 256 bits, for sessions and one-time links. */
export function makeToken(): string {
  return randomBytes(32).toString("base64url");
}

/** The form in which a secret is stored: its SHA-256. A random secret needs no salt and no slow hash. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

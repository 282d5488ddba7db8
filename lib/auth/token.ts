import { createHash, randomBytes } from "node:crypto";

/** A random secret of 256 bits, for sessions and one-time links. */
export function makeToken(): string {
  return randomBytes(32).toString("base64url");
}

/** What is kept of a secret: its SHA-256, which is enough for a random one. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

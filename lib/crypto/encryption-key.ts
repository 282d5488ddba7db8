import { env } from "@/lib/env";

/** The 32 bytes of `ENCRYPTION_KEY`. Only this folder uses it. */
export function encryptionKey(): Buffer {
  return Buffer.from(env().ENCRYPTION_KEY, "hex");
}

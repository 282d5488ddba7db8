import { env } from "@/lib/env";

/** The 32 bytes of `ENCRYPTION_KEY`, for this folder alone. */
export function encryptionKey(): Buffer {
  return Buffer.from(env().ENCRYPTION_KEY, "hex");
}

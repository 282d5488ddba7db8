import { seal } from "@/lib/crypto/seal";

/** Encrypts the password of a trunk. The result cannot be decrypted for another trunk. */
export function sealedPassword(trunkId: string, password: string | null): string | null {
  return password === null ? null : seal(password, `sip_trunks.password:${trunkId}`);
}

import { seal } from "@/lib/crypto/seal";

/** A trunk's password as it is kept: encrypted, and worth nothing on another trunk. */
export function sealedPassword(trunkId: string, password: string | null): string | null {
  return password === null ? null : seal(password, `sip_trunks.password:${trunkId}`);
}

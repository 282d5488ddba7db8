import { createHash, randomInt } from "node:crypto";
import { crc32 } from "node:zlib";

const BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const PREFIX = "lk_live_";
const RANDOM_LENGTH = 30;
const CHECK_LENGTH = 6;

/**
 * Creates an API key: a prefix that secret scanners know, 30 random base62 characters (178 bits), and the CRC-32 of
 * both, so that a mistyped key is refused without a query.
 */
export function makeKey(): string {
  const random = Array.from({ length: RANDOM_LENGTH }, () => BASE62[randomInt(BASE62.length)]).join("");
  return `${PREFIX}${random}${checkOf(PREFIX + random)}`;
}

/** Whether a text has the format of a key and its checksum is right. */
export function isKeyShaped(key: string): boolean {
  if (!/^lk_live_[0-9A-Za-z]{36}$/.test(key)) return false;
  return checkOf(key.slice(0, -CHECK_LENGTH)) === key.slice(-CHECK_LENGTH);
}

/** The SHA-256 of a key, which is all that is stored. A random key needs no slow hash. */
export function hashKey(key: string): string {
  return createHash("sha256").update(key).digest("hex");
}

function checkOf(text: string): string {
  let rest = crc32(text);
  let check = "";
  for (let i = 0; i < CHECK_LENGTH; i++) {
    check = BASE62[rest % BASE62.length] + check;
    rest = Math.floor(rest / BASE62.length);
  }
  return check;
}

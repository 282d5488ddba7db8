import { hash, verify } from "@node-rs/argon2";

/** OWASP's floor for argon2id (the library's default kind): 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A hash to check against where there is no user, so that an unknown address costs the same work. */
let nobody: Promise<string> | undefined;

/** Hashes a password with a salt of its own. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

/**
 * Whether the password is right. Without a hash it does the same work and answers false.
 * @param passwordHash what is kept of the user's password; null for unknown users and open invitations
 */
export async function isPassword(passwordHash: string | null, password: string): Promise<boolean> {
  nobody ??= hashPassword("nobody has this password");
  const matches = await verify(passwordHash ?? (await nobody), password);
  return passwordHash !== null && matches;
}

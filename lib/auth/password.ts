import { timingSafeEqual } from "node:crypto";
import { hash, parseOptions } from "@node-rs/argon2";

/** OWASP's minimum for argon2id (the library's default variant): 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The hash to check against if there is no login, so that an unknown address takes as long as a known one. */
let nobody: Promise<string> | undefined;

/**
 * Hashes a password.
 * @param sibling the hash of another login of the same address, whose salt is used again. Otherwise the salt is new.
 */
export function hashPassword(password: string, sibling?: string | null): Promise<string> {
  return hash(password, { ...COST, ...(sibling ? { salt: saltOf(sibling) } : {}) });
}

/** Whether the password is the one of a hash. Without a hash it does the same work and returns false. */
export async function isPassword(passwordHash: string | null, password: string): Promise<boolean> {
  return (await fittingLogins([{ passwordHash }], password)).length === 1;
}

/**
 * Those of an address's logins that have this password. The work is one computation for any number of logins, because
 * logins of one address share a salt; so its time says nothing about how many there are.
 * @param logins with the stored hash; null where there is none
 */
export async function fittingLogins<Login extends { passwordHash: string | null }>(
  logins: readonly Login[],
  password: string,
): Promise<Login[]> {
  nobody ??= hashPassword("nobody has this password");
  const models = new Map<string, string>();
  for (const { passwordHash } of logins) if (passwordHash) models.set(recipeOf(passwordHash), passwordHash);
  if (models.size === 0) models.set("", await nobody);
  const computed = await Promise.all(
    [...models.values()].map((model) => hash(password, { ...parseOptions(model), salt: saltOf(model) })),
  );
  return logins.filter(({ passwordHash }) =>
    computed.some((made) => passwordHash && areEqual(made, passwordHash)),
  );
}

/** Everything of a hash but its digest: the variant, its cost and the salt. */
function recipeOf(passwordHash: string): string {
  return passwordHash.slice(0, passwordHash.lastIndexOf("$"));
}

/** The salt of a hash in the PHC format: `$argon2id$v=19$m=19456,t=2,p=1$salt$digest`. */
function saltOf(passwordHash: string): Uint8Array {
  return Buffer.from(passwordHash.split("$").at(-2) ?? "", "base64");
}

function areEqual(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

import { and, eq, isNotNull } from "drizzle-orm";
import type { Queryable } from "@/db/client";
import { users } from "@/db/schema";
import { hashPassword } from "./password";

/**
 * Hashes a password for a login of an address. Logins of one address share a salt, so that a sign-in is one computation
 * for all of them and takes equally long however many there are.
 */
export async function hashForAddress(from: Queryable, email: string, password: string): Promise<string> {
  const [sibling] = await from
    .select({ passwordHash: users.passwordHash })
    .from(users)
    .where(and(eq(users.email, email), isNotNull(users.passwordHash)))
    .limit(1);
  return hashPassword(password, sibling?.passwordHash);
}

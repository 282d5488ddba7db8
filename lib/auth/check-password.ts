import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { organizations, users } from "@/db/schema";
import { AppError } from "@/lib/errors";
import { logger } from "@/lib/observability/logger";
import { type Attempt, clearAttempts, countAttempts } from "./attempts";
import { knows, unsealDevice } from "./known-device";
import { networkOf } from "./network-of";
import { fittingLogins } from "./password";
import type { SessionOrigin } from "./session-store";
import { hashToken } from "./token";

const WRONG = "Wrong e-mail or password.";

/** A login with what its sign-in needs. */
export type Login = typeof users.$inferSelect & { accountName: string | null };

/**
 * The logins of an address that have this password and are not disabled; at least one. The attempt counts for each login
 * that was tried and did not fit. Unknown addresses, disabled logins and logins without a password take as long and get
 * the same answer as a wrong password.
 * @param mayServe which of the address's logins are of use; a password is not tried at others, and so learns nothing
 * @throws AppError `unauthorized`, `rate_limited` with `retryAfterSeconds`
 */
export async function checkPassword(
  input: { email: string; password: string },
  origin: SessionOrigin,
  mayServe: (login: Login) => boolean = () => true,
): Promise<Login[]> {
  const email = input.email.trim().toLowerCase();
  const logins = (await loginsOf(email)).filter(mayServe);
  const admitted = await countAttempts(await attemptsAt(email, logins, origin));
  const tried = admitted.flatMap(({ login }) => login ?? []);
  const fitting = (await fittingLogins(tried, input.password)).filter((login) => !login.disabledAt);
  if (fitting.length > 0) {
    await clearAttempts(admitted.filter(({ login }) => login && fitting.includes(login)));
    return fitting;
  }
  logger({ requestId: origin.requestId }).warn(
    { from: origin.ipAddress ?? "unknown", known: logins.length > 0 },
    "A sign-in was refused",
  );
  throw new AppError("unauthorized", { message: WRONG });
}

/** One attempt for each login; for an address without any, one that is counted like them. */
async function attemptsAt(
  email: string,
  logins: readonly Login[],
  origin: SessionOrigin,
): Promise<(Attempt & { login: Login | null })[]> {
  const network = networkOf(origin.ipAddress);
  const device = await unsealDevice(origin.device);
  if (logins.length === 0) return [{ login: null, subject: hashToken(email), network, device: null }];
  return logins.map((login) => ({
    login,
    subject: login.id,
    network,
    device: knows(device, login) ? device.id : null,
  }));
}

async function loginsOf(email: string): Promise<Login[]> {
  const rows = await database()
    .select({ user: users, accountName: organizations.name })
    .from(users)
    .leftJoin(organizations, eq(organizations.id, users.accountId))
    .where(eq(users.email, email))
    .orderBy(organizations.name, users.id);
  return rows.map(({ user, accountName }) => ({ ...user, accountName }));
}

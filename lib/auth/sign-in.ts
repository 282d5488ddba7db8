import { eq } from "drizzle-orm";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { database, databasePool } from "@/db/client";
import { users } from "@/db/schema";
import { AppError } from "@/lib/errors";
import { logger } from "@/lib/observability/logger";
import { isPassword } from "./password";
import { openSession, type SessionOrigin } from "./session-store";

/** Wrong tries before waiting, and for how long they count, in seconds. */
const PER_ACCOUNT = { points: 10, duration: 15 * 60 };
const PER_ADDRESS = { points: 60, duration: 15 * 60 };

const WRONG = "E-mail or password is not right.";

let limiters: { account: RateLimiterPostgres; address: RateLimiterPostgres } | undefined;

/**
 * Checks e-mail and password and opens a session. Unknown, disabled and invited users take the same time and get the
 * same answer as a wrong password; wrong tries are counted for the account and for the address they come from.
 * @returns the session's secret, for the cookie
 * @throws AppError `unauthorized`, `rate_limited` with `details.retryAfterSeconds`
 */
export async function signIn(
  input: { email: string; password: string },
  origin: SessionOrigin,
  now: Date,
): Promise<string> {
  const email = input.email.trim().toLowerCase();
  const { account, address } = tries();
  const from = origin.ipAddress ?? "unknown";
  // Counted before the password is looked at, so that many tries at once do not slip through together.
  await count(account, email);
  await count(address, from);
  const [user] = await database().select().from(users).where(eq(users.email, email));
  const isRight = await isPassword(user && !user.disabledAt ? user.passwordHash : null, input.password);
  if (!user || !isRight) {
    logger().warn({ from, known: Boolean(user) }, "A sign-in was refused");
    throw new AppError("unauthorized", { message: WRONG });
  }
  await account.delete(email);
  await database().update(users).set({ lastSignInAt: now }).where(eq(users.id, user.id));
  return openSession(user.id, origin, now);
}

function tries() {
  const shared = {
    storeClient: databasePool(),
    storeType: "pool",
    tableName: "sign_in_tries",
    tableCreated: true,
  };
  limiters ??= {
    account: new RateLimiterPostgres({ ...shared, ...PER_ACCOUNT, keyPrefix: "account" }),
    address: new RateLimiterPostgres({ ...shared, ...PER_ADDRESS, keyPrefix: "address" }),
  };
  return limiters;
}

async function count(limiter: RateLimiterPostgres, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    const seconds = Math.ceil(refused.msBeforeNext / 1000);
    const minutes = Math.ceil(seconds / 60);
    throw new AppError("rate_limited", {
      message: `Too many tries. Wait ${minutes} ${minutes === 1 ? "minute" : "minutes"} and try again.`,
      details: { retryAfterSeconds: seconds },
    });
  }
}

/** Lets the next sign-in take the pool that is open then; for tests, which change databases. */
export function forgetTries(): void {
  limiters = undefined;
}

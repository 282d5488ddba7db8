import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { databasePool } from "@/db/client";
import { AppError } from "@/lib/errors";
import { hashToken } from "./token";

/** Wrong tries before waiting, and for how long they count, in seconds. */
const PER_ACCOUNT = { points: 10, duration: 15 * 60 };
const PER_ADDRESS = { points: 60, duration: 15 * 60 };

/** What a try is counted for: the account that it is about, kept as a hash, and the address that it comes from. */
export interface Try {
  email: string;
  from: string;
}

let limiters: { pool: unknown; account: RateLimiterPostgres; address: RateLimiterPostgres } | undefined;

/**
 * Counts a try before the password is looked at, so that many at once do not slip through together.
 * @throws AppError `rate_limited` with `details.retryAfterSeconds`
 */
export async function countTry({ email, from }: Try): Promise<void> {
  const { account, address } = counters();
  await count(account, hashToken(email));
  await count(address, from);
}

/** Takes a try back that turned out to be right, with all earlier ones of the account. */
export async function forgiveTries({ email, from }: Try): Promise<void> {
  const { account, address } = counters();
  await account.delete(hashToken(email));
  await address.reward(from);
}

function counters() {
  const pool = databasePool();
  if (limiters?.pool === pool) return limiters;
  // The table comes with the migrations, so that several processes starting at once do not race to make it.
  const shared = { storeClient: pool, storeType: "pool", tableName: "sign_in_tries", tableCreated: true };
  limiters = {
    pool,
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

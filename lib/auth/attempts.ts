import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { databasePool } from "@/db/client";
import { PASSWORD_CHANGES, SIGN_IN_ATTEMPTS } from "@/lib/constants/sessions";
import { AppError } from "@/lib/errors";

/** A password tried at one login. */
export interface Attempt {
  /** The id of the login; for an address that has none, something else that stands for it. */
  subject: string;
  /** Where it comes from, see `networkOf`. */
  network: string;
  /** The browser's id, if this login signed in with it before. */
  device: string | null;
}

type LimiterName = keyof typeof SIGN_IN_ATTEMPTS | "change";

const SETTINGS = { ...SIGN_IN_ATTEMPTS, change: PASSWORD_CHANGES };
let limiters: { pool: unknown; byName: Map<LimiterName, RateLimiterPostgres> } | undefined;

/**
 * Counts attempts before the password is checked, so that attempts at the same time cannot exceed a limit. A browser
 * that the login knows has a count of its own, so that nobody else's attempts keep its person out. Every other attempt
 * counts for the login from this network, for the login from anywhere, and for the network.
 * @returns those that may go on; at least one
 * @throws AppError `rate_limited` with `retryAfterSeconds` if none may
 */
export async function countAttempts<One extends Attempt>(attempts: readonly One[]): Promise<One[]> {
  const stranger = attempts.find(({ device }) => device === null);
  const networkWait = stranger ? await count("network", stranger.network) : 0;
  const waits = await Promise.all(
    attempts.map(async (attempt) => {
      if (attempt.device !== null) return count("device", deviceKey(attempt));
      // A refused attempt counts for nothing more, or one network could use up the limit of all.
      return networkWait || (await count("fromNetwork", nearKey(attempt))) || count("login", attempt.subject);
    }),
  );
  const admitted = attempts.filter((_, index) => waits[index] === 0);
  if (admitted.length === 0) throw tooMany(Math.min(...waits));
  return admitted;
}

/**
 * After a correct password: clears what was counted for this login here. What others tried elsewhere stays counted, and
 * so does what was tried at other logins of the address: the password of one wins no guesses at another.
 */
export async function clearAttempts(fitting: readonly Attempt[]): Promise<void> {
  for (const attempt of fitting) {
    if (attempt.device !== null) await limiter("device").delete(deviceKey(attempt));
    else {
      await limiter("fromNetwork").delete(nearKey(attempt));
      await limiter("login").reward(attempt.subject);
    }
  }
  const stranger = fitting.find(({ device }) => device === null);
  if (stranger) await limiter("network").reward(stranger.network);
}

/**
 * Counts a person's attempt to change their own password, right or wrong.
 * @throws AppError `rate_limited` with `retryAfterSeconds`
 */
export async function countPasswordChange(userId: string): Promise<void> {
  const wait = await count("change", userId);
  if (wait > 0) throw tooMany(wait);
}

/** Whether a key is counted for the first time, within the time that a ticket works. */
export async function isFirstUse(ticket: string): Promise<boolean> {
  return (await count("ticket", ticket)) === 0;
}

const deviceKey = ({ device, subject }: Attempt) => `${device} ${subject}`;
const nearKey = ({ subject, network }: Attempt) => `${subject} ${network}`;

function limiter(name: LimiterName): RateLimiterPostgres {
  const pool = databasePool();
  if (limiters?.pool !== pool) limiters = { pool, byName: new Map() };
  const known = limiters.byName.get(name);
  if (known) return known;
  // The migrations create the table, so that processes that start at the same time do not race to create it.
  const shared = { storeClient: pool, storeType: "pool", tableName: "sign_in_tries", tableCreated: true };
  const made = new RateLimiterPostgres({ ...shared, ...SETTINGS[name], keyPrefix: name });
  limiters.byName.set(name, made);
  return made;
}

/** Counts one. @returns how long to wait in milliseconds; 0 if it is within the limit */
async function count(name: LimiterName, key: string): Promise<number> {
  try {
    await limiter(name).consume(key);
    return 0;
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    return Math.max(1, refused.msBeforeNext);
  }
}

function tooMany(ms: number): AppError {
  const seconds = Math.ceil(ms / 1000);
  const minutes = Math.ceil(seconds / 60);
  return new AppError("rate_limited", {
    message: `Too many attempts. Wait ${minutes} ${minutes === 1 ? "minute" : "minutes"} and try again.`,
    retryAfterSeconds: seconds,
  });
}

import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { databasePool } from "@/db/client";
import { env } from "@/lib/env";

/** Requests a minute of a user's session (product rule 26). */
const SESSION_LIMIT = 600;
const WINDOW_SECONDS = 60;
/**
 * A process takes this share of a limit at a time and asks the database again when it is used up. Limits below a
 * thousand are counted one by one, so that no process refuses what another still holds.
 */
const LEASED_SHARE = 1 / 1000;

/** How much of a window was used, as the headers say it. */
export interface Allowance {
  allowed: boolean;
  limit: number;
  remaining: number;
  /** When the window ends, epoch milliseconds. */
  resetAt: number;
  /** Until then, in milliseconds. */
  resetInMs: number;
}

interface Lease {
  left: number;
  /** What was left for others when the lease was taken. */
  beyond: number;
  until: number;
}

const leases = new Map<string, Lease>();
/** Leases that are being taken. Many requests at once would otherwise take one each, and use up a limit with them. */
const underWay = new Map<string, Promise<Allowance>>();
let limiters: { pool: unknown; byLimit: Map<number, RateLimiterPostgres> } | undefined;

/**
 * Counts a request against the minute of its account or user, across all processes on one database.
 * @param counted "account:…" or "user:…"
 * @param now the moment of the request
 * @returns null where limits are switched off
 */
export async function countRequest(counted: string, now: Date): Promise<Allowance | null> {
  const { RATE_LIMIT_PER_MINUTE } = env();
  if (RATE_LIMIT_PER_MINUTE === 0) return null;
  const limit = counted.startsWith("user:") ? SESSION_LIMIT : RATE_LIMIT_PER_MINUTE;
  for (;;) {
    const allowance = fromLease(counted, limit, now.getTime());
    if (allowance) return allowance;
    const other = underWay.get(counted);
    if (!other) return takeLease(counted, limit, now.getTime());
    const taken = await other;
    if (!taken.allowed) return taken;
  }
}

/** One request of what this process holds. */
function fromLease(counted: string, limit: number, now: number): Allowance | null {
  const held = leases.get(counted);
  if (!held || held.left < 1 || held.until <= now) return null;
  held.left--;
  const remaining = held.left + held.beyond;
  return { allowed: true, limit, remaining, resetAt: held.until, resetInMs: held.until - now };
}

function takeLease(counted: string, limit: number, now: number): Promise<Allowance> {
  const size = Math.max(1, Math.floor(limit * LEASED_SHARE));
  const taken = countTogether(counted, limit, size, now);
  if (size === 1) return taken;
  underWay.set(counted, taken);
  return taken.finally(() => underWay.delete(counted));
}

/** Counts so many requests in the database, one of them the present one, and keeps the others for this process. */
async function countTogether(counted: string, limit: number, size: number, now: number): Promise<Allowance> {
  const { consumedPoints, msBeforeNext } = await consume(limiterOf(limit), counted, size);
  const granted = Math.min(size, size - (consumedPoints - limit));
  const until = now + msBeforeNext;
  const beyond = Math.max(0, limit - consumedPoints);
  if (granted < 1) return { allowed: false, limit, remaining: 0, resetAt: until, resetInMs: msBeforeNext };
  if (size > 1) keepLease(counted, { left: granted - 1, beyond, until }, now);
  return { allowed: true, limit, remaining: beyond + granted - 1, resetAt: until, resetInMs: msBeforeNext };
}

/** Keeps the map as small as the callers of one window are many. */
function keepLease(counted: string, lease: Lease, now: number): void {
  for (const [other, { until }] of leases) if (until <= now) leases.delete(other);
  leases.set(counted, lease);
}

async function consume(limiter: RateLimiterPostgres, counted: string, size: number): Promise<RateLimiterRes> {
  try {
    return await limiter.consume(counted, size);
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return refused;
    throw refused;
  }
}

function limiterOf(points: number): RateLimiterPostgres {
  const pool = databasePool();
  if (limiters?.pool !== pool) {
    limiters = { pool, byLimit: new Map() };
    leases.clear();
  }
  const known = limiters.byLimit.get(points);
  if (known) return known;
  const limiter = new RateLimiterPostgres({
    storeClient: pool,
    storeType: "pool",
    // The table comes with the migrations.
    tableName: "request_counts",
    tableCreated: true,
    keyPrefix: "minute",
    points,
    duration: WINDOW_SECONDS,
  });
  limiters.byLimit.set(points, limiter);
  return limiter;
}

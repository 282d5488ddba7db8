import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { databasePool } from "@/db/client";
import { RATE_LIMIT } from "@/lib/constants/limits";
import { env } from "@/lib/env";

/**
 * A process leases this share of a limit at a time, and asks the database again when it is used up. Limits below a
 * thousand are counted one request at a time, so that no process refuses requests while another has some left.
 */
const LEASED_SHARE = 1 / 1000;

/** What is left of the current window, as the rate limit headers say it. */
export interface Allowance {
  allowed: boolean;
  limit: number;
  remaining: number;
  /** When the window ends, in epoch milliseconds. */
  resetAt: number;
  /** The time until the window ends, in milliseconds. */
  resetInMs: number;
}

interface Lease {
  left: number;
  /** What was left of the limit beyond this lease when it was taken. */
  beyond: number;
  until: number;
}

const leases = new Map<string, Lease>();
/** Leases being taken. Without them, many simultaneous requests would take a lease each and use up the limit. */
const underWay = new Map<string, Promise<Allowance>>();
let limiters: { pool: unknown; byLimit: Map<number, RateLimiterPostgres> } | undefined;

/**
 * Counts a request against the limit of its account or user, across all processes on one database.
 * @param counted "account:…" or "user:…"
 * @param now the time of the request
 * @returns what is left of the limit; null if limits are off
 */
export async function countRequest(counted: string, now: Date): Promise<Allowance | null> {
  const { RATE_LIMIT_PER_MINUTE } = env();
  if (RATE_LIMIT_PER_MINUTE === 0) return null;
  const limit = counted.startsWith("user:") ? RATE_LIMIT.perUser : RATE_LIMIT_PER_MINUTE;
  for (;;) {
    const allowance = countFromLease(counted, limit, now.getTime());
    if (allowance) return allowance;
    const other = underWay.get(counted);
    if (!other) return takeLease(counted, limit, now.getTime());
    const taken = await other;
    if (!taken.allowed) return taken;
  }
}

/** Counts one request against this process's lease; null if there is none, or it is used up. */
function countFromLease(counted: string, limit: number, now: number): Allowance | null {
  const lease = leases.get(counted);
  if (!lease || lease.left < 1 || lease.until <= now) return null;
  lease.left--;
  const remaining = lease.left + lease.beyond;
  return { allowed: true, limit, remaining, resetAt: lease.until, resetInMs: lease.until - now };
}

function takeLease(counted: string, limit: number, now: number): Promise<Allowance> {
  const size = Math.max(1, Math.floor(limit * LEASED_SHARE));
  const taken = countBatch(counted, limit, size, now);
  if (size === 1) return taken;
  underWay.set(counted, taken);
  return taken.finally(() => underWay.delete(counted));
}

/** Counts `size` requests in the database: the current one, and a lease of the others for this process. */
async function countBatch(counted: string, limit: number, size: number, now: number): Promise<Allowance> {
  const { consumedPoints, msBeforeNext } = await consume(limiterOf(limit), counted, size);
  const granted = Math.min(size, size - (consumedPoints - limit));
  const until = now + msBeforeNext;
  const beyond = Math.max(0, limit - consumedPoints);
  if (granted < 1) return { allowed: false, limit, remaining: 0, resetAt: until, resetInMs: msBeforeNext };
  if (size > 1) cacheLease(counted, { left: granted - 1, beyond, until }, now);
  return { allowed: true, limit, remaining: beyond + granted - 1, resetAt: until, resetInMs: msBeforeNext };
}

/** Caches a lease and drops expired ones. */
function cacheLease(counted: string, lease: Lease, now: number): void {
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
    // The migrations create the table.
    tableName: "request_counts",
    tableCreated: true,
    keyPrefix: "minute",
    points,
    duration: RATE_LIMIT.windowSeconds,
  });
  limiters.byLimit.set(points, limiter);
  return limiter;
}

import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  varchar,
} from "drizzle-orm/pg-core";
import { createdAt, moment } from "./columns";

/**
 * Requests with an `Idempotency-Key`, and acts of the console with their intent, retained for 24 hours with the answer
 * that repetitions get.
 */
export const idempotentRequests = pgTable(
  "idempotent_requests",
  {
    /** The organization of the API key, or "platform"; for the console, "user:" and the user's id. */
    owner: text("owner").notNull(),
    path: text("path").notNull(),
    key: text("key").notNull(),
    /** A keyed hash of the body. A plain hash would let a password in the body be guessed. */
    fingerprint: text("fingerprint").notNull(),
    /** The end of the lease. It also identifies the holder, because each lease ends later than the one before. */
    leaseUntil: moment("lease_until").notNull(),
    /** The final answer; null until there is one. */
    answer: jsonb("answer").$type<{ status: number; headers: Record<string, string>; body: string | null }>(),
    /** What the answer shows only once, such as an API key: sealed, and null once it is erased. */
    secret: text("secret"),
    /** When the secret is erased. It stays set afterwards, so that a repetition can say so. */
    secretUntil: moment("secret_until"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.owner, t.path, t.key] }),
    check("idempotent_requests_secret_ends", sql`${t.secret} is null or ${t.secretUntil} is not null`),
    index("idempotent_requests_secret_idx").on(t.secretUntil).where(sql`secret is not null`),
    index("idempotent_requests_created_idx").on(t.createdAt),
  ],
);

/** Requests counted in the current window of each account and user. rate-limiter-flexible writes this table. */
export const requestCounts = pgTable("request_counts", {
  key: varchar("key", { length: 255 }).primaryKey(),
  points: integer("points").notNull().default(0),
  expire: bigint("expire", { mode: "number" }),
});

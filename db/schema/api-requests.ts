import { bigint, index, integer, jsonb, pgTable, primaryKey, text, varchar } from "drizzle-orm/pg-core";
import { createdAt, moment } from "./columns";

/** Requests that came with an `Idempotency-Key`, for 24 hours, with the answer that a repetition is given. */
export const idempotentRequests = pgTable(
  "idempotent_requests",
  {
    /** The organization of the key that asked, or "platform". */
    owner: text("owner").notNull(),
    path: text("path").notNull(),
    key: text("key").notNull(),
    /** Of the body, made with a key: a body may hold a password. */
    fingerprint: text("fingerprint").notNull(),
    /** Until when whoever runs it has it for themselves, and whose it is: each lease ends later than the one before. */
    leaseUntil: moment("lease_until").notNull(),
    /** The final answer; null while there is none. */
    answer: jsonb("answer").$type<{ status: number; headers: Record<string, string>; body: string | null }>(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.owner, t.path, t.key] }),
    index("idempotent_requests_created_idx").on(t.createdAt),
  ],
);

/** Requests counted in the present window of each account and user; written by the rate limiter's library. */
export const requestCounts = pgTable("request_counts", {
  key: varchar("key", { length: 255 }).primaryKey(),
  points: integer("points").notNull().default(0),
  expire: bigint("expire", { mode: "number" }),
});

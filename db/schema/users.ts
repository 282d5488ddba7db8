import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
  varchar,
} from "drizzle-orm/pg-core";
import { LINK_KINDS } from "@/lib/constants/people";
import { ROLES } from "@/lib/constants/permissions";
import { createdAt, id, moment, updatedAt } from "./columns";
import { listOf } from "./enumerations";
import { hasNoHiddenCharacter } from "./names";
import { organizations } from "./organizations";

/** Stands for "no account" where an index compares accounts. */
const NO_ACCOUNT = sql.raw("'00000000-0000-0000-0000-000000000000'::uuid");

/**
 * Logins. Until its address is proven, a login belongs to one account, and two accounts can have logins with the same
 * address. A login is exactly one of: an account's, proven, or platform support.
 */
export const users = pgTable(
  "users",
  {
    id: id(),
    /** The account that the login belongs to; null for a proven login and for support. */
    accountId: uuid("account_id").references(() => organizations.id),
    email: text("email").notNull(),
    name: text("name").notNull(),
    /** Null if only a password link can set one. */
    passwordHash: text("password_hash"),
    /**
     * Who made the link with which the password was set, and may know it; null for the operator. It stays when the
     * password is changed in the settings, because whoever knows a password can change it.
     */
    passwordMakerUserId: uuid("password_maker_user_id").references((): AnyPgColumn => users.id),
    /** Not used: a change in the settings says nothing about who knows the password. */
    passwordChanged: boolean("password_changed").notNull().default(false),
    /** When it was shown that the login's owner receives mail at the address. Such a login can join several accounts. */
    provenAt: moment("proven_at"),
    /** Whether this is platform support, which reaches every account. */
    isSupport: boolean("is_support").notNull().default(false),
    disabledAt: moment("disabled_at"),
    lastSignInAt: moment("last_sign_in_at"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    check("users_name_visible", hasNoHiddenCharacter(t.name)),
    // The address comes first, because a sign-in looks for all logins of an address.
    uniqueIndex("users_email_account_key").on(t.email, sql`coalesce(account_id, ${NO_ACCOUNT})`),
    index("users_password_maker_idx")
      .on(t.passwordMakerUserId)
      .where(sql`password_maker_user_id is not null`),
    index("users_search_idx").using("gin", sql`fold_text(name || ' ' || email) gin_trgm_ops`),
    check("users_email_lower_case", sql`${t.email} = lower(${t.email})`),
    check(
      "users_one_home",
      sql`num_nonnulls(${t.accountId}, ${t.provenAt}, nullif(${t.isSupport}, false)) = 1`,
    ),
  ],
);

/**
 * A role on an organization. On an account organization it reaches all its locations. A trigger refuses roles outside of
 * the account that a login belongs to.
 */
export const memberships = pgTable(
  "memberships",
  {
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    orgId: uuid("org_id")
      .notNull()
      .references(() => organizations.id, { onDelete: "cascade" }),
    role: text("role", { enum: ROLES }).notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.orgId] }),
    index("memberships_org_idx").on(t.orgId),
    check("memberships_role", sql`${t.role} in (${listOf(ROLES, ",")})`),
  ],
);

/**
 * Signed-in sessions. The cookie holds a random secret inside next-auth's token; only its SHA-256 is stored here. Every
 * request needs a live row, so that signing out or disabling a user also ends copied cookies.
 */
export const sessions = pgTable(
  "sessions",
  {
    id: id(),
    tokenHash: text("token_hash").notNull(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    userAgent: text("user_agent"),
    ipAddress: text("ip_address"),
    createdAt: createdAt(),
    lastSeenAt: moment("last_seen_at").notNull(),
    expiresAt: moment("expires_at").notNull(),
    endedAt: moment("ended_at"),
  },
  (t) => [
    uniqueIndex("sessions_token_hash_key").on(t.tokenHash),
    index("sessions_user_idx").on(t.userId, t.endedAt),
  ],
);

/**
 * One-time links that set a new password, passed on by whoever made them. Only the token's SHA-256 is stored. The person
 * is told about each link at the next sign-in.
 */
export const oneTimeLinks = pgTable(
  "one_time_links",
  {
    id: id(),
    kind: text("kind", { enum: LINK_KINDS }).notNull(),
    tokenHash: text("token_hash").notNull(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** The account that the login belonged to when the link was made. The link ends if that changes. */
    accountId: uuid("account_id"),
    /** Whose right the link needs; null for the operator's command. */
    makerUserId: uuid("maker_user_id").references(() => users.id),
    /** Why support made it, for the person to read. */
    reason: text("reason"),
    createdAt: createdAt(),
    expiresAt: moment("expires_at").notNull(),
    /** When it was used or ended. */
    usedAt: moment("used_at"),
    /** When the person confirmed having read about it. */
    seenAt: moment("seen_at"),
  },
  (t) => [
    uniqueIndex("one_time_links_token_hash_key").on(t.tokenHash),
    index("one_time_links_user_idx").on(t.userId),
    index("one_time_links_maker_idx").on(t.makerUserId).where(sql`used_at is null`),
  ],
);

/** Counts of failed sign-ins. rate-limiter-flexible writes this table; `expire` is in epoch milliseconds. */
export const signInTries = pgTable("sign_in_tries", {
  key: varchar("key", { length: 255 }).primaryKey(),
  points: integer("points").notNull().default(0),
  expire: bigint("expire", { mode: "number" }),
});

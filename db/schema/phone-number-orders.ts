import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { createdAt, id, moment, updatedAt } from "./columns";
import { organizations } from "./organizations";
import { phoneNumbers } from "./phone-numbers";

/**
 * Purchases. An open order holds one of the organization's ten slots. `number` is committed before it is bought, so
 * that "did we buy it?" can be answered by asking the carrier for that number.
 */
export const phoneNumberOrders = pgTable(
  "phone_number_orders",
  {
    id: id(),
    orgId: uuid("org_id").notNull(),
    accountId: uuid("account_id").notNull(),
    state: text("state", { enum: ["searching", "buying", "wiring", "done", "failed"] }).notNull(),
    name: text("name").notNull(),
    language: text("language", { enum: ["ENGLISH", "SPANISH", "FRENCH"] }).notNull(),
    voiceId: text("voice_id").notNull(),
    /** Wished for; looked up again when the line appears, since the bot may be gone by then. */
    botId: uuid("bot_id"),
    verifiedCallerId: text("verified_caller_id"),
    callbackForwardingNumber: text("callback_forwarding_number"),
    /** What was asked for: one number, or the area codes to try in this order. */
    requestedNumber: text("requested_number"),
    areaCodes: text("area_codes").array().notNull(),
    /** Whether the caller named the area code, so that nothing may be bought in another one. */
    areaCodeAsked: text("area_code_asked"),
    /** The released line whose number is bought back: exactly that one, without a search. */
    recoversNumberId: uuid("recovers_number_id").references(() => phoneNumbers.id),
    number: text("number"),
    areaCode: text("area_code"),
    locality: text("locality"),
    region: text("region"),
    monthlyPrice: numeric("monthly_price", { precision: 10, scale: 4 }),
    /** Numbers that were gone when we tried to buy them; `MAX_CANDIDATES` at most. */
    triedNumbers: text("tried_numbers").array().notNull().default(sql`'{}'::text[]`),
    carrier: text("carrier").notNull(),
    carrierNumberId: text("carrier_number_id"),
    phoneNumberId: uuid("phone_number_id").references(() => phoneNumbers.id),
    failure: jsonb("failure").$type<{ code: string; message: string; suggestions?: string[] }>(),
    /** What holds it up while it is still open. */
    waitingFor: text("waiting_for"),
    nextTryAt: moment("next_try_at"),
    attempts: integer("attempts").notNull().default(0),
    searchedAt: moment("searched_at"),
    intentKeptAt: moment("intent_kept_at"),
    boughtAt: moment("bought_at"),
    wiredAt: moment("wired_at"),
    /** Read back from the carrier, after it was wired. */
    checkedAt: moment("checked_at"),
    /** Nothing is tried by itself any more, since a person has to act; `stoppedFor` says why. */
    stoppedAt: moment("stopped_at"),
    stoppedFor: text("stopped_for"),
    /** By the database's clock: what still waits then is stopped, or fails where nothing can have been bought. */
    deadlineAt: moment("deadline_at").notNull().default(sql`clock_timestamp() + interval '24 hours'`),
    /** Somebody gave the purchase up: what was bought goes back to the carrier, and then it has failed. */
    releaseAskedAt: moment("release_asked_at"),
    finishedAt: moment("finished_at"),
    /** One purchase for one intent: the same key of the same account is the same order. */
    intentKey: text("intent_key"),
    /** Fences a worker that was thought dead: only the holder of the token may move the order. */
    leaseToken: uuid("lease_token"),
    leaseUntil: moment("lease_until"),
    actorType: text("actor_type").notNull(),
    actorId: uuid("actor_id"),
    actorName: text("actor_name").notNull(),
    requestId: text("request_id").notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    foreignKey({
      name: "phone_number_orders_organization_fk",
      columns: [t.orgId, t.accountId],
      foreignColumns: [organizations.id, organizations.accountId],
    }),
    uniqueIndex("phone_number_orders_intent_key")
      .on(t.accountId, t.intentKey)
      .where(sql`intent_key is not null`),
    uniqueIndex("phone_number_orders_open_number_key")
      .on(t.number)
      .where(sql`number is not null and state in ('searching', 'buying', 'wiring')`),
    check("phone_number_orders_done_has_line", sql`(${t.state} = 'done') = (${t.phoneNumberId} is not null)`),
    check("phone_number_orders_failed_has_reason", sql`(${t.state} = 'failed') = (${t.failure} is not null)`),
    index("phone_number_orders_open_idx").on(t.orgId).where(sql`state in ('searching', 'buying', 'wiring')`),
    index("phone_number_orders_recovers_idx")
      .on(t.recoversNumberId)
      .where(sql`recovers_number_id is not null`),
    index("phone_number_orders_account_created_idx").on(
      t.accountId,
      t.createdAt.desc().nullsFirst(),
      t.id.desc().nullsFirst(),
    ),
    index("phone_number_orders_not_done_idx")
      .on(t.accountId, t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(sql`state <> 'done'`),
    index("phone_number_orders_org_created_idx").on(
      t.orgId,
      t.createdAt.desc().nullsFirst(),
      t.id.desc().nullsFirst(),
    ),
  ],
);

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
import { ACTOR_TYPES } from "@/lib/constants/audit";
import { LANGUAGES } from "@/lib/constants/languages";
import {
  type LastingRefusal,
  OPEN_ORDER_STATES,
  ORDER_STATES,
  STOP_REASONS,
  WAIT_REASONS,
} from "@/lib/constants/order-states";
import { VOICE_IDS } from "@/lib/constants/voices";
import { createdAt, id, moment, updatedAt } from "./columns";
import { listOf } from "./enumerations";
import { hasNoHiddenCharacter } from "./names";
import { organizations } from "./organizations";
import { phoneNumbers } from "./phone-numbers";

/**
 * Orders of phone numbers. An open order takes one of the organization's ten slots. `number` is committed before it is
 * bought, so that we can find out whether we bought it by asking the carrier for that number.
 */
export const phoneNumberOrders = pgTable(
  "phone_number_orders",
  {
    id: id(),
    orgId: uuid("org_id").notNull(),
    accountId: uuid("account_id").notNull(),
    state: text("state", { enum: ORDER_STATES }).notNull(),
    name: text("name").notNull(),
    language: text("language", { enum: LANGUAGES }).notNull(),
    voiceId: text("voice_id", { enum: VOICE_IDS }).notNull(),
    /** The bot to attach. It is read again when the line appears, because it may be gone by then. */
    botId: uuid("bot_id"),
    verifiedCallerId: text("verified_caller_id"),
    callbackForwardingNumber: text("callback_forwarding_number"),
    /** The exact number that was requested; otherwise `areaCodes` are tried in order. */
    requestedNumber: text("requested_number"),
    areaCodes: text("area_codes").array().notNull(),
    /** The area code that the caller named; if set, nothing may be bought in another one. */
    areaCodeAsked: text("area_code_asked"),
    /** The released line whose number is recovered: that exact number, without a search. */
    recoversNumberId: uuid("recovers_number_id").references(() => phoneNumbers.id),
    number: text("number"),
    areaCode: text("area_code"),
    locality: text("locality"),
    region: text("region"),
    monthlyPrice: numeric("monthly_price", { precision: 10, scale: 4 }),
    /** Numbers that somebody else had when we tried to buy them, at most `MAX_CANDIDATES`. */
    triedNumbers: text("tried_numbers").array().notNull().default(sql`'{}'::text[]`),
    carrier: text("carrier").notNull(),
    carrierNumberId: text("carrier_number_id"),
    /** The carrier's own id of a purchase that it has accepted and not decided yet. */
    carrierPurchaseId: text("carrier_purchase_id"),
    phoneNumberId: uuid("phone_number_id").references(() => phoneNumbers.id),
    failure: jsonb("failure").$type<{
      code: string;
      message: string;
      suggestions?: string[];
      lasting?: LastingRefusal;
    }>(),
    /** The carrier's own code of its last refusal, for support. */
    carrierErrorCode: text("carrier_error_code"),
    /** When somebody took the failed order off the lists. */
    dismissedAt: moment("dismissed_at"),
    /** Why an open order has to wait. */
    waitingFor: text("waiting_for", { enum: WAIT_REASONS }),
    nextTryAt: moment("next_try_at"),
    attempts: integer("attempts").notNull().default(0),
    searchedAt: moment("searched_at"),
    intentKeptAt: moment("intent_kept_at"),
    boughtAt: moment("bought_at"),
    wiredAt: moment("wired_at"),
    /** When the number was read back from the carrier, after it was wired. */
    checkedAt: moment("checked_at"),
    /** When the order stopped, because a person has to act; `stoppedFor` says why. */
    stoppedAt: moment("stopped_at"),
    stoppedFor: text("stopped_for", { enum: STOP_REASONS }),
    /** By the database's clock. An order that still waits then stops, or fails if nothing can have been bought. */
    deadlineAt: moment("deadline_at").notNull().default(sql`clock_timestamp() + interval '24 hours'`),
    /** When somebody gave the order up. Its number is released at the carrier, and then the order has failed. */
    releaseAskedAt: moment("release_asked_at"),
    finishedAt: moment("finished_at"),
    /** The same intent in the same account is the same order. */
    intentKey: text("intent_key"),
    /** The fencing token of the lease: only its holder may change the order, so a worker presumed dead cannot. */
    leaseToken: uuid("lease_token"),
    leaseUntil: moment("lease_until"),
    actorType: text("actor_type", { enum: ACTOR_TYPES }).notNull(),
    actorId: uuid("actor_id"),
    actorName: text("actor_name").notNull(),
    actorEmail: text("actor_email"),
    requestId: text("request_id").notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    check("phone_number_orders_name_visible", hasNoHiddenCharacter(t.name)),
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
      .where(sql`number is not null and state in (${listOf(OPEN_ORDER_STATES)})`),
    check("phone_number_orders_done_has_line", sql`(${t.state} = 'done') = (${t.phoneNumberId} is not null)`),
    check("phone_number_orders_failed_has_reason", sql`(${t.state} = 'failed') = (${t.failure} is not null)`),
    index("phone_number_orders_open_idx")
      .on(t.orgId)
      .where(sql`state in (${listOf(OPEN_ORDER_STATES)})`),
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
    // Done orders are found by their lines.
    index("phone_number_orders_search_idx")
      .using(
        "gin",
        sql`fold_text(name || ' ' || coalesce(number, requested_number, '') || ' ' || coalesce(carrier_number_id, '') || ' ' || coalesce(carrier_purchase_id, '')) gin_trgm_ops`,
      )
      .where(sql`state <> 'done'`),
    index("phone_number_orders_org_created_idx").on(
      t.orgId,
      t.createdAt.desc().nullsFirst(),
      t.id.desc().nullsFirst(),
    ),
  ],
);

import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  numeric,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { bots } from "./bots";
import { createdAt, id, moment, updatedAt } from "./columns";
import { organizations } from "./organizations";
import { sipTrunks } from "./sip-trunks";

/**
 * Lines. The composite foreign key to bots makes "a line's bot is of the line's organization" impossible to break, by
 * code or by race; the partial unique index allows one living row an E.164, while released ones stay for the history.
 */
export const phoneNumbers = pgTable(
  "phone_numbers",
  {
    id: id(),
    orgId: uuid("org_id").notNull(),
    accountId: uuid("account_id").notNull(),
    botId: uuid("bot_id"),
    number: text("number").notNull(),
    name: text("name").notNull(),
    language: text("language", { enum: ["ENGLISH", "SPANISH", "FRENCH"] }).notNull(),
    voiceId: text("voice_id").notNull(),
    verifiedCallerId: text("verified_caller_id"),
    callbackForwardingNumber: text("callback_forwarding_number"),
    transferTrunkId: uuid("transfer_trunk_id"),
    status: text("status", { enum: ["active", "quarantined", "releasing", "released", "lost"] }).notNull(),
    /** Kept true exactly while the attached bot is not trained in the line's language; see `domain/numbers/language-mismatch.ts`. */
    languageMismatch: boolean("language_mismatch").notNull().default(false),
    carrier: text("carrier").notNull(),
    /** The carrier's own id of the number (Twilio: `PN…`). */
    carrierNumberId: text("carrier_number_id"),
    /** What it is called at the carrier; another name there has drifted. Null where no carrier has it. */
    carrierLabel: text("carrier_label"),
    areaCode: text("area_code"),
    locality: text("locality"),
    region: text("region"),
    /** US dollars a month. */
    monthlyPrice: numeric("monthly_price", { precision: 10, scale: 4 }),
    attachedAt: moment("attached_at"),
    detachedAt: moment("detached_at"),
    releasedAt: moment("released_at"),
    /** When a quarantined line is released; what the three below it say counts only while it is quarantined. */
    quarantinedUntil: moment("quarantined_until"),
    quarantineDays: integer("quarantine_days"),
    /** E.164 that callers are forwarded to meanwhile; null where they hear a notice. */
    quarantineForwardTo: text("quarantine_forward_to"),
    /** The bot that it had; looked up again when the line is kept after all, since the bot may be gone by then. */
    quarantinedBotId: uuid("quarantined_bot_id"),
    version: integer("version").notNull().default(1),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    foreignKey({
      name: "phone_numbers_organization_fk",
      columns: [t.orgId, t.accountId],
      foreignColumns: [organizations.id, organizations.accountId],
    }),
    foreignKey({
      name: "phone_numbers_bot_of_same_organization_fk",
      columns: [t.botId, t.orgId],
      foreignColumns: [bots.id, bots.orgId],
    }),
    foreignKey({
      name: "phone_numbers_trunk_of_same_account_fk",
      columns: [t.transferTrunkId, t.accountId],
      foreignColumns: [sipTrunks.id, sipTrunks.accountId],
    }),
    uniqueIndex("phone_numbers_living_number_key").on(t.number).where(sql`status <> 'released'`),
    check("phone_numbers_e164", sql`${t.number} ~ '^\\+[1-9][0-9]{6,14}$'`),
    check("phone_numbers_name_not_blank", sql`length(btrim(${t.name})) > 0`),
    check("phone_numbers_attached_is_active", sql`${t.botId} is null or ${t.status} in ('active', 'lost')`),
    check("phone_numbers_mismatch_needs_bot", sql`${t.botId} is not null or not ${t.languageMismatch}`),
    check(
      "phone_numbers_quarantine_ends",
      sql`${t.status} <> 'quarantined' or (${t.quarantinedUntil} is not null and ${t.quarantineDays} between 1 and 30)`,
    ),
    index("phone_numbers_account_created_idx")
      .on(t.accountId, t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(sql`status <> 'released'`),
    index("phone_numbers_org_created_idx").on(
      t.orgId,
      t.createdAt.desc().nullsFirst(),
      t.id.desc().nullsFirst(),
    ),
    index("phone_numbers_created_idx")
      .on(t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(sql`status <> 'released'`),
    index("phone_numbers_account_name_idx")
      .on(t.accountId, sql`lower(name)`, t.id)
      .where(sql`status <> 'released'`),
    index("phone_numbers_name_idx").on(sql`lower(name)`, t.id).where(sql`status <> 'released'`),
    index("phone_numbers_bot_idx")
      .on(t.botId, t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(sql`bot_id is not null`),
    index("phone_numbers_trunk_idx").on(t.transferTrunkId).where(sql`transfer_trunk_id is not null`),
    index("phone_numbers_detached_idx")
      .on(t.accountId, t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(sql`bot_id is null and status = 'active'`),
    index("phone_numbers_mismatch_idx")
      .on(t.accountId, t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(sql`language_mismatch`),
    index("phone_numbers_unsettled_idx")
      .on(t.status, t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(sql`status in ('quarantined', 'releasing', 'lost')`),
    index("phone_numbers_quarantine_end_idx").on(t.quarantinedUntil).where(sql`status = 'quarantined'`),
    index("phone_numbers_search_idx").using(
      "gin",
      sql`(lower(name || ' ' || number || ' ' || coalesce(locality, ''))) gin_trgm_ops`,
    ),
  ],
);

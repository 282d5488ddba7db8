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
import { LANGUAGES } from "@/lib/constants/languages";
import { QUARANTINE_DAYS } from "@/lib/constants/limits";
import { NUMBER_STATUSES } from "@/lib/constants/line-states";
import { VOICE_IDS } from "@/lib/constants/voices";
import { bots } from "./bots";
import { createdAt, id, moment, updatedAt } from "./columns";
import { hasNoHiddenCharacter } from "./names";
import { organizations } from "./organizations";
import { sipTrunks } from "./sip-trunks";

/**
 * Lines. The composite foreign key to bots guarantees that a line's bot belongs to the line's organization, whatever
 * code or races do. The partial unique index allows one unreleased row per number; released rows stay for the history.
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
    language: text("language", { enum: LANGUAGES }).notNull(),
    voiceId: text("voice_id", { enum: VOICE_IDS }).notNull(),
    verifiedCallerId: text("verified_caller_id"),
    callbackForwardingNumber: text("callback_forwarding_number"),
    transferTrunkId: uuid("transfer_trunk_id"),
    status: text("status", { enum: NUMBER_STATUSES }).notNull(),
    /**
     * True while the attached bot is not trained in the line's language, or greets callers in another one
     * (`domain/numbers/language-mismatch.ts`).
     */
    languageMismatch: boolean("language_mismatch").notNull().default(false),
    carrier: text("carrier").notNull(),
    /** The carrier's id for the number (Twilio: `PN…`). */
    carrierNumberId: text("carrier_number_id"),
    /** The label that the carrier should show; a different one there is a drift. Null for brought numbers. */
    carrierLabel: text("carrier_label"),
    areaCode: text("area_code"),
    locality: text("locality"),
    region: text("region"),
    /** US dollars a month. */
    monthlyPrice: numeric("monthly_price", { precision: 10, scale: 4 }),
    attachedAt: moment("attached_at"),
    detachedAt: moment("detached_at"),
    releasedAt: moment("released_at"),
    /** When a quarantined line is released. This and the next three columns count only during a quarantine. */
    quarantinedUntil: moment("quarantined_until"),
    quarantineDays: integer("quarantine_days"),
    /** The E.164 number to which callers are forwarded in the meantime; null if they hear a notice. */
    quarantineForwardTo: text("quarantine_forward_to"),
    /** The bot it had. It is read again if the line is restored, because it may be gone by then. */
    quarantinedBotId: uuid("quarantined_bot_id"),
    version: integer("version").notNull().default(1),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    check("phone_numbers_name_visible", hasNoHiddenCharacter(t.name)),
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
      sql`${t.status} <> 'quarantined' or (${t.quarantinedUntil} is not null and ${t.quarantineDays} between ${sql.raw(`${QUARANTINE_DAYS.min} and ${QUARANTINE_DAYS.max}`)})`,
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
      .on(t.accountId, sql`sort_name`, t.id)
      .where(sql`status <> 'released'`),
    index("phone_numbers_name_idx").on(sql`sort_name`, t.id).where(sql`status <> 'released'`),
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
    index("phone_numbers_released_idx")
      .on(t.releasedAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(sql`status = 'released'`),
    index("phone_numbers_carrier_number_idx").on(t.carrierNumberId).where(sql`carrier_number_id is not null`),
    index("phone_numbers_search_idx").using("gin", sql`search_text gin_trgm_ops`),
  ],
);

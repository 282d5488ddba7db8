import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import {
  CALL_DIRECTIONS,
  CALL_TRANSPORTS,
  CONVERSATION_OUTCOMES,
  CONVERSATION_STATUSES,
  SENTENCE_SOURCES,
  SPEAKERS,
} from "@/lib/constants/conversations";
import { LANGUAGES } from "@/lib/constants/languages";
import { bots } from "./bots";
import { createdAt, id, moment } from "./columns";
import { listOf } from "./enumerations";
import { organizations } from "./organizations";
import { phoneNumbers } from "./phone-numbers";

/** Calls, and what was said in them. What patients say is sealed; phone numbers are not, so that they can be searched. */
export const conversations = pgTable(
  "conversations",
  {
    id: id(),
    orgId: uuid("org_id").notNull(),
    accountId: uuid("account_id").notNull(),
    phoneNumberId: uuid("phone_number_id")
      .notNull()
      .references(() => phoneNumbers.id),
    /** Null once the bot has been deleted. */
    botId: uuid("bot_id").references(() => bots.id, { onDelete: "set null" }),
    direction: text("direction", { enum: CALL_DIRECTIONS }).notNull(),
    carrier: text("carrier").notNull(),
    /** The carrier's id for the call (Twilio: `CA…`). */
    carrierCallId: text("carrier_call_id").notNull(),
    /** As the carrier wrote it: E.164, or words for withheld numbers. */
    fromNumber: text("from_number").notNull(),
    toNumber: text("to_number").notNull(),
    language: text("language", { enum: LANGUAGES }).notNull(),
    status: text("status", { enum: CONVERSATION_STATUSES }).notNull(),
    outcome: text("outcome", { enum: CONVERSATION_OUTCOMES }),
    /** A digest of the secret with which the carrier opens the relay, once; null when it was used. */
    relayTokenHash: text("relay_token_hash"),
    /** How often the carrier has been told to open the relay. */
    relayAttempt: integer("relay_attempt").notNull().default(0),
    /** The attempt whose socket has the call; an older socket may no longer speak. */
    relaySession: integer("relay_session").notNull().default(0),
    transport: text("transport", { enum: CALL_TRANSPORTS }).notNull().default("relay"),
    /** How often in a row the caller has been silent when it was their turn. */
    silences: integer("silences").notNull().default(0),
    /** Whether the caller has heard the bot's last words, or cut them off. Otherwise they are said again after a drop. */
    isHeard: boolean("is_heard").notNull().default(true),
    /** Whether the bot has said goodbye. */
    isClosing: boolean("is_closing").notNull().default(false),
    /** What the receptionist remembers between two turns. */
    state: text("state"),
    turnCount: integer("turn_count").notNull().default(0),
    createdAt: createdAt(),
    answeredAt: moment("answered_at"),
    endedAt: moment("ended_at"),
  },
  (t) => [
    foreignKey({
      name: "conversations_organization_fk",
      columns: [t.orgId, t.accountId],
      foreignColumns: [organizations.id, organizations.accountId],
    }),
    unique("conversations_carrier_call_key").on(t.carrier, t.carrierCallId),
    check("conversations_direction", sql`${t.direction} in (${listOf(CALL_DIRECTIONS)})`),
    check("conversations_transport", sql`${t.transport} in (${listOf(CALL_TRANSPORTS)})`),
    check("conversations_status", sql`${t.status} in (${listOf(CONVERSATION_STATUSES)})`),
    check("conversations_outcome", sql`${t.outcome} in (${listOf(CONVERSATION_OUTCOMES)})`),
    check("conversations_ended_has_outcome", sql`(${t.status} = 'ended') = (${t.outcome} is not null)`),
    check("conversations_ended_at", sql`(${t.status} = 'ended') = (${t.endedAt} is not null)`),
    index("conversations_account_created_idx").on(
      t.accountId,
      t.createdAt.desc().nullsFirst(),
      t.id.desc().nullsFirst(),
    ),
    index("conversations_org_created_idx").on(
      t.orgId,
      t.createdAt.desc().nullsFirst(),
      t.id.desc().nullsFirst(),
    ),
    index("conversations_line_created_idx").on(
      t.phoneNumberId,
      t.createdAt.desc().nullsFirst(),
      t.id.desc().nullsFirst(),
    ),
    index("conversations_created_idx").on(t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index("conversations_open_idx").on(t.createdAt, t.accountId).where(sql`status <> 'ended'`),
    index("conversations_bot_idx").on(t.botId).where(sql`bot_id is not null`),
  ],
);

/** What was said, in order. A turn is stored before it is spoken. */
export const conversationTurns = pgTable(
  "conversation_turns",
  {
    conversationId: uuid("conversation_id")
      .notNull()
      .references(() => conversations.id, { onDelete: "cascade" }),
    position: integer("position").notNull(),
    speaker: text("speaker", { enum: SPEAKERS }).notNull(),
    /** Sealed. */
    text: text("text").notNull(),
    /** What the caller heard of it, sealed, if they cut it off. */
    heard: text("heard"),
    source: text("source", { enum: SENTENCE_SOURCES }),
    /** The question of the training that was answered. */
    faqId: uuid("faq_id"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.conversationId, t.position] }),
    check("conversation_turns_speaker", sql`${t.speaker} in (${listOf(SPEAKERS)})`),
    check("conversation_turns_source", sql`${t.source} in (${listOf(SENTENCE_SOURCES)})`),
  ],
);

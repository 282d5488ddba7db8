import { sql } from "drizzle-orm";
import { boolean, check, foreignKey, index, integer, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, updatedAt } from "./columns";
import { organizations } from "./organizations";

/** AI receptionists. */
export const bots = pgTable(
  "bots",
  {
    id: id(),
    orgId: uuid("org_id").notNull(),
    accountId: uuid("account_id").notNull(),
    name: text("name").notNull(),
    internalName: text("internal_name"),
    companyName: text("company_name"),
    greeting: text("greeting").notNull(),
    phoneGreeting: text("phone_greeting"),
    closedChatGreeting: text("closed_chat_greeting"),
    closedPhoneGreeting: text("closed_phone_greeting"),
    industry: text("industry"),
    outbound: boolean("outbound").notNull().default(false),
    isGuardianEnabled: boolean("is_guardian_enabled").notNull().default(false),
    integrationId: uuid("integration_id"),
    modelVersion: text("model_version"),
    languages: text("languages").array().notNull().default(sql`'{ENGLISH}'::text[]`),
    instructions: text("instructions").array(),
    accent: text("accent"),
    firstMessage: text("first_message"),
    defaultVoiceId: text("default_voice_id"),
    handoffPhoneNumber: text("handoff_phone_number"),
    interruptible: boolean("interruptible").notNull().default(true),
    /** Null is every action, empty is none. */
    actionIds: text("action_ids").array(),
    dataCollectionFields: text("data_collection_fields").array(),
    dataCollectionWebhookUrl: text("data_collection_webhook_url"),
    model: text("model").notNull().default("oppie-vox"),
    /** The language in the words of a client that may write any, answered back to it; `languages` is what counts. */
    freeLanguage: text("free_language"),
    version: integer("version").notNull().default(1),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    foreignKey({
      name: "bots_organization_fk",
      columns: [t.orgId, t.accountId],
      foreignColumns: [organizations.id, organizations.accountId],
    }),
    unique("bots_id_org_key").on(t.id, t.orgId),
    check(
      "bots_languages",
      sql`${t.languages} <@ '{ENGLISH,SPANISH,FRENCH}'::text[] and cardinality(${t.languages}) > 0`,
    ),
    check("bots_handoff_e164", sql`${t.handoffPhoneNumber} ~ '^\\+[1-9][0-9]{6,14}$'`),
    check("bots_action_ids", sql`${t.actionIds} <@ '{answer,transfer,collect,take_message}'::text[]`),
    check(
      "bots_model",
      sql`${t.model} in ('oppie-vox', 'oppie-vox-turbo', 'oppie-vox-2', 'oppie-vox-livekit')`,
    ),
    check(
      "bots_default_voice",
      sql`${t.defaultVoiceId} in ('FRIENDLY_BRIGHT', 'CALM_REASSURING', 'POLISHED_PROFESSIONAL', 'KIND_CURIOUS', 'CONFIDENT_UPBEAT')`,
    ),
    check("bots_webhook_is_https", sql`${t.dataCollectionWebhookUrl} like 'https://%'`),
    index("bots_account_created_idx").on(
      t.accountId,
      t.createdAt.desc().nullsFirst(),
      t.id.desc().nullsFirst(),
    ),
    index("bots_org_created_idx").on(t.orgId, t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index("bots_created_idx").on(t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index("bots_search_idx").using(
      "gin",
      sql`(lower(name || ' ' || coalesce(internal_name, ''))) gin_trgm_ops`,
    ),
  ],
);

/** Questions a bot can answer, in the order of the training editor. */
export const botFaqs = pgTable(
  "bot_faqs",
  {
    id: id(),
    botId: uuid("bot_id")
      .notNull()
      .references(() => bots.id, { onDelete: "cascade" }),
    position: integer("position").notNull(),
    question: text("question").notNull(),
    answer: text("answer").notNull(),
  },
  (t) => [unique("bot_faqs_position_key").on(t.botId, t.position)],
);

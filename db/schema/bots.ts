import { sql } from "drizzle-orm";
import { boolean, check, foreignKey, index, integer, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { BOT_ACTIONS, BOT_MODELS, DEFAULT_MODEL } from "@/lib/constants/bots";
import { LANGUAGES } from "@/lib/constants/languages";
import { INDUSTRIES } from "@/lib/constants/organizations";
import { VOICE_IDS } from "@/lib/constants/voices";
import { createdAt, id, updatedAt } from "./columns";
import { arrayOf, listOf } from "./enumerations";
import { hasNoHiddenCharacter } from "./names";
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
    industry: text("industry", { enum: INDUSTRIES }),
    outbound: boolean("outbound").notNull().default(false),
    isGuardianEnabled: boolean("is_guardian_enabled").notNull().default(false),
    integrationId: uuid("integration_id"),
    modelVersion: text("model_version"),
    languages: text("languages", { enum: LANGUAGES }).array().notNull().default(sql`'{ENGLISH}'::text[]`),
    instructions: text("instructions").array(),
    accent: text("accent"),
    firstMessage: text("first_message"),
    defaultVoiceId: text("default_voice_id", { enum: VOICE_IDS }),
    handoffPhoneNumber: text("handoff_phone_number"),
    interruptible: boolean("interruptible").notNull().default(true),
    /** Null allows every action, an empty list none. */
    actionIds: text("action_ids", { enum: BOT_ACTIONS }).array(),
    dataCollectionFields: text("data_collection_fields").array(),
    dataCollectionWebhookUrl: text("data_collection_webhook_url"),
    model: text("model", { enum: BOT_MODELS }).notNull().default(DEFAULT_MODEL),
    /** The language as an OpenCX client wrote it, returned to such clients. Only `languages` has an effect. */
    freeLanguage: text("free_language"),
    /**
     * The languages of what callers hear first, as far as they can be told (`domain/bots/greeting-languages.ts`). Null until
     * the greetings were examined: those of bots from before this column are examined by a sweep.
     */
    greetingLanguages: text("greeting_languages", { enum: LANGUAGES }).array(),
    version: integer("version").notNull().default(1),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    check("bots_name_visible", hasNoHiddenCharacter(t.name)),
    foreignKey({
      name: "bots_organization_fk",
      columns: [t.orgId, t.accountId],
      foreignColumns: [organizations.id, organizations.accountId],
    }),
    unique("bots_id_org_key").on(t.id, t.orgId),
    check("bots_languages", sql`${t.languages} <@ ${arrayOf(LANGUAGES)} and cardinality(${t.languages}) > 0`),
    check("bots_greeting_languages", sql`${t.greetingLanguages} <@ ${arrayOf(LANGUAGES)}`),
    check("bots_handoff_e164", sql`${t.handoffPhoneNumber} ~ '^\\+[1-9][0-9]{6,14}$'`),
    check("bots_action_ids", sql`${t.actionIds} <@ ${arrayOf(BOT_ACTIONS)}`),
    check("bots_model", sql`${t.model} in (${listOf(BOT_MODELS)})`),
    check("bots_default_voice", sql`${t.defaultVoiceId} in (${listOf(VOICE_IDS)})`),
    check("bots_webhook_is_https", sql`${t.dataCollectionWebhookUrl} like 'https://%'`),
    index("bots_account_created_idx").on(
      t.accountId,
      t.createdAt.desc().nullsFirst(),
      t.id.desc().nullsFirst(),
    ),
    index("bots_org_created_idx").on(t.orgId, t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index("bots_created_idx").on(t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index("bots_unexamined_idx").on(t.id).where(sql`greeting_languages is null`),
    index("bots_search_idx").using("gin", sql`search_text gin_trgm_ops`),
  ],
);

/** The questions a bot can answer, in the order of the training editor. */
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

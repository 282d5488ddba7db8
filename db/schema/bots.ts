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

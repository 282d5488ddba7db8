import { sql } from "drizzle-orm";
import { boolean, check, index, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { bots } from "./bots";
import { createdAt, id, updatedAt } from "./columns";
import { hasNoHiddenCharacter } from "./names";

/** What a bot does step by step, such as booking a visit. Whoever may edit a bot may edit its workflows. */
export const workflows = pgTable(
  "workflows",
  {
    id: id(),
    botId: uuid("bot_id")
      .notNull()
      .references(() => bots.id, { onDelete: "cascade" }),
    title: text("title").notNull(),
    description: text("description"),
    usageContext: text("usage_context"),
    enabled: boolean("enabled").notNull().default(true),
    /** The position among the bot's workflows; those with the same position are sorted by age. */
    order: integer("order").notNull(),
    /** A list of steps, each with its child steps, as the API returns them. */
    steps: jsonb("steps").notNull(),
    version: integer("version").notNull().default(1),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    check("workflows_title_visible", hasNoHiddenCharacter(t.title)),
    check("workflows_steps_are_a_list", sql`jsonb_typeof(${t.steps}) = 'array'`),
    check("workflows_order", sql`${t.order} >= 0`),
    index("workflows_bot_order_idx").on(t.botId, t.order, t.createdAt, t.id),
  ],
);

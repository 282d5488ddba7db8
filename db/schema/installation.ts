import { jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { moment, updatedAt } from "./columns";

/** Facts of this installation, one row a key: `webhook_base_url` (where the carrier was told to call). */
export const installationFacts = pgTable("installation_facts", {
  key: text("key").primaryKey(),
  value: jsonb("value").notNull(),
  updatedAt: updatedAt(),
});

/** What the carrier had in an area code when last asked; carriers give no totals, so it is a level and a time. */
export const areaCodeStock = pgTable(
  "area_code_stock",
  {
    carrier: text("carrier").notNull(),
    areaCode: text("area_code").notNull(),
    level: text("level", { enum: ["many", "few", "none"] }).notNull(),
    checkedAt: moment("checked_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.carrier, t.areaCode] })],
);

import { jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { STOCK_LEVELS } from "@/lib/constants/carrier";
import { moment, updatedAt } from "./columns";

/** Facts about this installation, one row per key, such as `webhook_base_url` (where the carrier was told to call). */
export const installationFacts = pgTable("installation_facts", {
  key: text("key").primaryKey(),
  value: jsonb("value").notNull(),
  updatedAt: updatedAt(),
});

/** How many numbers the carrier had in an area code when last asked. Carriers give no totals, so it is only a level. */
export const areaCodeStock = pgTable(
  "area_code_stock",
  {
    carrier: text("carrier").notNull(),
    areaCode: text("area_code").notNull(),
    level: text("level", { enum: STOCK_LEVELS }).notNull(),
    checkedAt: moment("checked_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.carrier, t.areaCode] })],
);

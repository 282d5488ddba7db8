import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { VARIABLE_TYPES } from "@/lib/constants/organizations";
import { createdAt, id, updatedAt } from "./columns";
import { listOf } from "./enumerations";
import { organizations } from "./organizations";

/** Variables that the texts of an organization's bots can use as `{{name}}`. */
export const variables = pgTable(
  "variables",
  {
    id: id(),
    orgId: uuid("org_id").notNull(),
    accountId: uuid("account_id").notNull(),
    name: text("name").notNull(),
    type: text("type", { enum: VARIABLE_TYPES }).notNull(),
    /** A phone number in E.164, or any other text unchanged. */
    value: text("value").notNull(),
    displayName: text("display_name"),
    description: text("description"),
    version: integer("version").notNull().default(1),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    foreignKey({
      name: "variables_organization_fk",
      columns: [t.orgId, t.accountId],
      foreignColumns: [organizations.id, organizations.accountId],
    }),
    unique("variables_org_name_key").on(t.orgId, t.name),
    check("variables_name", sql`${t.name} ~ '^[a-z][a-z0-9]*(_[a-z0-9]+)*$'`),
    check("variables_type", sql`${t.type} in (${listOf(VARIABLE_TYPES)})`),
    check("variables_phone_number", sql`${t.type} <> 'PHONE_NUMBER' or ${t.value} ~ '^\\+[1-9][0-9]{6,14}$'`),
    index("variables_org_created_idx").on(t.orgId, t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
  ],
);

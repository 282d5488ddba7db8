import { type SQL, sql } from "drizzle-orm";
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
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { DAYS_OF_WEEK } from "@/lib/constants/organizations";
import { createdAt, id, moment, updatedAt } from "./columns";
import { listOf } from "./enumerations";
import { hasNoHiddenCharacter } from "./names";

/**
 * Practice locations and the account organizations above them. `accountId` is the organization at the top. Every row
 * that belongs to a tenant has it, so that a list over all locations of an account needs one index and no join.
 *
 * PostgreSQL computes two more columns of organizations, bots and lines, which only searches and sorts use: the folded
 * `search_text` and `sort_name` (the migration `fold_searches`). They are not declared here, so that no query fetches them.
 */
export const organizations = pgTable(
  "organizations",
  {
    id: id(),
    parentAccountOrgId: uuid("parent_account_org_id"),
    accountId: uuid("account_id")
      .notNull()
      .generatedAlwaysAs((): SQL => sql`coalesce(parent_account_org_id, id)`),
    name: text("name").notNull(),
    phone: text("phone"),
    timezone: text("timezone").notNull(),
    referenceId: text("reference_id"),
    addressLine1: text("address_line1"),
    addressLine2: text("address_line2"),
    city: text("city"),
    state: text("state"),
    zip: text("zip"),
    country: text("country").default("US"),
    version: integer("version").notNull().default(1),
    archivedAt: moment("archived_at"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    check("organizations_name_visible", hasNoHiddenCharacter(t.name)),
    foreignKey({ name: "organizations_parent_fk", columns: [t.parentAccountOrgId], foreignColumns: [t.id] }),
    unique("organizations_id_account_key").on(t.id, t.accountId),
    check("organizations_parent_not_self", sql`${t.parentAccountOrgId} <> ${t.id}`),
    check("organizations_name_not_blank", sql`length(btrim(${t.name})) > 0`),
    uniqueIndex("organizations_account_reference_key")
      .on(t.accountId, t.referenceId)
      .where(sql`reference_id is not null and archived_at is null`),
    index("organizations_account_created_idx").on(
      t.accountId,
      t.createdAt.desc().nullsFirst(),
      t.id.desc().nullsFirst(),
    ),
    index("organizations_account_name_idx").on(t.accountId, sql`sort_name`, t.id),
    index("organizations_created_idx").on(t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index("organizations_name_idx").on(sql`sort_name`, t.id),
    index("organizations_search_idx").using("gin", sql`search_text gin_trgm_ops`),
  ],
);

/** Opening hours, one row per day, in the organization's local time, "HH:MM". A day without a row is not set. */
export const officeHours = pgTable(
  "office_hours",
  {
    orgId: uuid("org_id")
      .notNull()
      .references(() => organizations.id, { onDelete: "cascade" }),
    dayOfWeek: text("day_of_week", { enum: DAYS_OF_WEEK }).notNull(),
    isClosed: boolean("is_closed").notNull(),
    open: text("open"),
    close: text("close"),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.dayOfWeek] }),
    check("office_hours_day", sql`${t.dayOfWeek} in (${listOf(DAYS_OF_WEEK, ",")})`),
    check(
      "office_hours_sane",
      sql`(${t.isClosed} and ${t.open} is null and ${t.close} is null) or (not ${t.isClosed} and ${t.open} ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' and ${t.close} ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' and ${t.open} < ${t.close} and ${t.open} is not null and ${t.close} is not null)`,
    ),
  ],
);

import { sql } from "drizzle-orm";
import { check, index, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, id } from "./columns";

/**
 * Who changed what, written in the transaction of the change. No foreign keys: history outlives its subject. Rows are
 * never updated or deleted (a trigger refuses). One row a change; a change that reaches into a second organization
 * names it in `targetOrgId` and is seen from both sides.
 */
export const auditEntries = pgTable(
  "audit_entries",
  {
    id: id(),
    accountId: uuid("account_id"),
    orgId: uuid("org_id"),
    targetAccountId: uuid("target_account_id"),
    targetOrgId: uuid("target_org_id"),
    action: text("action").notNull(),
    subjectType: text("subject_type").notNull(),
    subjectId: uuid("subject_id").notNull(),
    subjectLabel: text("subject_label").notNull(),
    actorType: text("actor_type", { enum: ["user", "support", "api_key", "system"] }).notNull(),
    actorId: uuid("actor_id"),
    actorName: text("actor_name").notNull(),
    before: jsonb("before").$type<Record<string, unknown>>(),
    after: jsonb("after").$type<Record<string, unknown>>(),
    changes: text("changes").array().notNull(),
    requestId: text("request_id").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    check("audit_entries_action", sql`${t.action} ~ '^[a-z_]+\\.[a-z_]+$'`),
    index("audit_entries_account_idx").on(
      t.accountId,
      t.createdAt.desc().nullsFirst(),
      t.id.desc().nullsFirst(),
    ),
    index("audit_entries_target_account_idx")
      .on(t.targetAccountId, t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(sql`target_account_id is not null`),
    index("audit_entries_org_idx").on(t.orgId, t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index("audit_entries_subject_idx").on(
      t.subjectId,
      t.createdAt.desc().nullsFirst(),
      t.id.desc().nullsFirst(),
    ),
    index("audit_entries_created_idx").on(t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
  ],
);

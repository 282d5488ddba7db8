import { sql } from "drizzle-orm";
import { bigint, check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { ACTION_PATTERN, ACTOR_TYPES, AUDIT_SUBJECTS } from "@/lib/constants/audit";
import { createdAt, id } from "./columns";

/**
 * Who changed what, one row per change, inserted in the transaction of the change. There are no foreign keys, because
 * history outlives its subject. A trigger refuses updates and deletes. A move to a second organization names it in
 * `targetOrgId`, and both organizations see the entry.
 */
export const auditEntries = pgTable(
  "audit_entries",
  {
    id: id(),
    /**
     * The place in the feed of changes. Two database functions belong to it: `next_audit_position()` gives the next one,
     * and `settled_audit_position()` says up to which one no change can appear any more, because every transaction that
     * got a lower one has ended.
     */
    position: bigint("position", { mode: "number" }).notNull().default(sql`next_audit_position()`),
    accountId: uuid("account_id"),
    orgId: uuid("org_id"),
    targetAccountId: uuid("target_account_id"),
    targetOrgId: uuid("target_org_id"),
    action: text("action").notNull(),
    subjectType: text("subject_type", { enum: AUDIT_SUBJECTS }).notNull(),
    subjectId: uuid("subject_id").notNull(),
    subjectLabel: text("subject_label").notNull(),
    actorType: text("actor_type", { enum: ACTOR_TYPES }).notNull(),
    actorId: uuid("actor_id"),
    actorName: text("actor_name").notNull(),
    /** The address of a person, because anybody can choose any name. */
    actorEmail: text("actor_email"),
    before: jsonb("before").$type<Record<string, unknown>>(),
    after: jsonb("after").$type<Record<string, unknown>>(),
    changes: text("changes").array().notNull(),
    /** The subject's version after the change; only for changes that can be undone. */
    subjectVersion: integer("subject_version"),
    /** The entry that this change undid. */
    undoesId: uuid("undoes_id"),
    requestId: text("request_id").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    check("audit_entries_action", sql`${t.action} ~ ${sql.raw(`'${ACTION_PATTERN.source}'`)}`),
    uniqueIndex("audit_entries_position_key").on(t.position),
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
    index("audit_entries_request_idx").on(t.requestId),
    index("audit_entries_actor_idx").on(t.actorId, t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    // Finds everybody who ever changed something in an account, with one probe for each of them.
    index("audit_entries_account_actor_idx").on(
      t.accountId,
      t.actorId,
      t.createdAt.desc().nullsFirst(),
      t.id.desc().nullsFirst(),
    ),
    index("audit_entries_changes_idx").using("gin", t.changes),
    uniqueIndex("audit_entries_undoes_key").on(t.undoesId).where(sql`undoes_id is not null`),
    index("audit_entries_created_idx").on(t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
  ],
);

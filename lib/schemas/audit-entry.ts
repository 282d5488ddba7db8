import { z } from "zod";
import { ACTION_PATTERN, MAX_ACTION_LENGTH } from "@/lib/constants/audit";
import { isKnownMoment } from "@/lib/constants/moments";
import { idSchema, momentSchema, pageSchema, paginationSchema } from "./common";

export const AUDIT_SUBJECTS = [
  "organization",
  "variable",
  "bot",
  "workflow",
  "phone_number",
  "phone_number_order",
  "sip_trunk",
  "carrier_finding",
  "user",
  "membership",
  "session",
  "api_key",
  "account",
] as const;
export type AuditSubject = (typeof AUDIT_SUBJECTS)[number];

const anyMomentSchema = z.iso
  .datetime({ offset: true, abort: true })
  .refine((text) => isKnownMoment(new Date(text)), { error: "Give a moment of the years 1 to 9999." });

export const listAuditEntriesInput = pageSchema.extend({
  orgId: idSchema.optional(),
  subjectType: z.enum(AUDIT_SUBJECTS).optional(),
  subjectId: idSchema.optional(),
  actorId: idSchema.optional(),
  action: z
    .string()
    .trim()
    .max(MAX_ACTION_LENGTH)
    .regex(ACTION_PATTERN, { error: "Write an action like number.attach." })
    .optional(),
  from: anyMomentSchema.optional(),
  to: anyMomentSchema.optional(),
});
export type ListAuditEntriesInput = z.infer<typeof listAuditEntriesInput>;
export type AuditFilters = z.input<typeof listAuditEntriesInput>;

/** One thing that was changed: who, what, when, and the fields before and after. */
export const auditEntrySchema = z.object({
  id: z.uuid(),
  action: z.string(),
  subjectType: z.enum(AUDIT_SUBJECTS),
  subjectId: z.uuid(),
  /** The subject as it was called at the time: "(312) 555-0142", "Front Desk". */
  subjectLabel: z.string(),
  actorType: z.enum(["user", "support", "api_key", "system"]),
  actorId: z.uuid().nullable(),
  actorName: z.string(),
  orgId: z.uuid().nullable(),
  targetOrgId: z.uuid().nullable(),
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
  changes: z.array(z.string()),
  requestId: z.string(),
  createdAt: momentSchema,
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;
export const auditEntryListSchema = z.object({
  auditEntries: z.array(auditEntrySchema),
  pagination: paginationSchema,
});
export type AuditEntryList = z.infer<typeof auditEntryListSchema>;

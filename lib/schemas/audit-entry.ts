import { z } from "zod";
import {
  ACTOR_TYPES,
  AUDIT_ACTIONS,
  AUDIT_SUBJECTS,
  FIELD_PATTERN,
  REQUEST_ID_PATTERN,
} from "@/lib/constants/audit";
import { PAGE_LIMIT, SEARCH_LENGTH } from "@/lib/constants/limits";
import { isKnownMoment } from "@/lib/constants/moments";
import { trimMarks } from "@/lib/typed/marks";
import {
  idSchema,
  limitUpTo,
  momentSchema,
  pageSchema,
  paginationSchema,
  referenceSchema,
  scopeFields,
} from "./common";
import { rule } from "./rule";

/** A moment of any timezone. It is read as UTC with milliseconds, so that all spellings of one moment are the same. */
const anyMomentSchema = z.iso
  .datetime({ offset: true, abort: true })
  .refine((text) => isKnownMoment(new Date(text)), {
    ...rule("invalid", "Enter a time in the years 1 to 9999."),
    abort: true,
  })
  .overwrite((text) => new Date(text).toISOString());

export const listAuditEntriesInput = pageSchema.extend({
  ...scopeFields,
  subjectType: z.enum(AUDIT_SUBJECTS).optional(),
  subjectId: idSchema.optional(),
  actorId: idSchema.optional(),
  action: z.enum(AUDIT_ACTIONS, { error: "Choose an action from the list." }).optional(),
  field: z.string().trim().regex(FIELD_PATTERN, { error: "Enter a field like voiceId." }).optional(),
  requestId: z
    .string()
    .overwrite((text) => trimMarks(text))
    .regex(REQUEST_ID_PATTERN, { error: "Enter the id of a request, as its answer had it." })
    .optional(),
  from: anyMomentSchema.optional(),
  to: anyMomentSchema.optional(),
  updatedSince: anyMomentSchema.optional(),
  sort: z.enum(["createdAt", "-createdAt"]).optional(),
});
export type ListAuditEntriesInput = z.infer<typeof listAuditEntriesInput>;
export type AuditFilters = z.input<typeof listAuditEntriesInput>;

/** Finds whoever ever made a change, by name or e-mail address. */
export const listActorsInput = z.object({
  q: z.string().trim().max(SEARCH_LENGTH).optional(),
  accountId: idSchema.optional(),
  limit: limitUpTo(PAGE_LIMIT.max, PAGE_LIMIT.default),
});
export type ListActorsInput = z.infer<typeof listActorsInput>;
export type ActorFilters = z.input<typeof listActorsInput>;

/** A person or API key that made a change. */
export const auditActorSchema = z.object({
  id: z.uuid(),
  type: z.enum(ACTOR_TYPES),
  /** The name at the latest change. */
  name: z.string(),
  email: z.string().nullable(),
});
export type AuditActor = z.infer<typeof auditActorSchema>;
export const auditActorListSchema = z.object({ actors: z.array(auditActorSchema) });
export type AuditActorList = z.infer<typeof auditActorListSchema>;

export const undoChangeInput = z.strictObject({ id: idSchema });
export type UndoChangeInput = z.infer<typeof undoChangeInput>;

/** One change: who made it, what changed, when, and the fields before and after. */
export const auditEntrySchema = z.object({
  id: z.uuid(),
  action: z.string(),
  subjectType: z.enum(AUDIT_SUBJECTS),
  subjectId: z.uuid(),
  /** What the subject was called at the time: "(312) 555-0142", "Front Desk". */
  subjectLabel: z.string(),
  actorType: z.enum(ACTOR_TYPES),
  actorId: z.uuid().nullable(),
  actorName: z.string(),
  /** Null for API keys and the system, which have none. */
  actorEmail: z.string().nullable(),
  orgId: z.uuid().nullable(),
  targetOrgId: z.uuid().nullable(),
  organization: referenceSchema.nullable(),
  account: referenceSchema.nullable(),
  /** Where a line was moved to. */
  targetOrganization: referenceSchema.nullable(),
  /** The account of that organization, which is another one after a move across accounts. */
  targetAccount: referenceSchema.nullable(),
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
  changes: z.array(z.string()),
  /** The entry that this change undid. */
  undoes: z.uuid().nullable(),
  /** Until when the caller can undo it, if nothing else stands against it. */
  undoableUntil: momentSchema.nullable(),
  requestId: z.string(),
  createdAt: momentSchema,
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;
export const auditEntryListSchema = z.object({
  auditEntries: z.array(auditEntrySchema),
  pagination: paginationSchema,
});
export type AuditEntryList = z.infer<typeof auditEntryListSchema>;

import { z } from "zod";
import { LANGUAGES } from "@/lib/constants/languages";
import { PAGE_LIMIT, QUARANTINE_DAYS, SEARCH_LENGTH } from "@/lib/constants/limits";
import {
  ATTENTION_CODES,
  CHECK_FIXES,
  CHECKS,
  LINE_STATES,
  NUMBER_STATUSES,
} from "@/lib/constants/line-states";
import { DEFAULT_VOICE, VOICE_IDS } from "@/lib/constants/voices";
import { areaCodeText } from "./area-code";
import {
  emptyToNull,
  idOr,
  idSchema,
  limitUpTo,
  lineOfText,
  momentSchema,
  nameText,
  onShown,
  pageSchema,
  paginationSchema,
  phoneSchema,
  scopeFields,
  sortSchema,
  usPhoneSchema,
  wholeNumber,
} from "./common";

const nameSchema = nameText("The name");
const languageSchema = z.enum(LANGUAGES, { error: "Choose a language." });
const voiceSchema = z.enum(VOICE_IDS, { error: "Choose a voice." });
/** Any text, even an empty one: a rule compares it with the verified caller IDs (`caller_id_not_verified`). */
const callerIdSchema = lineOfText("The caller ID", 50, 0).nullable();

/**
 * Orders a number (product rules 1 to 5): exactly `phoneNumber`; else one in `areaCode`; else one near the organization.
 * `intentKey` makes repeated submits of one form the same order.
 */
export const provisionNumberInput = z.strictObject({
  orgId: idSchema,
  name: nameSchema,
  language: languageSchema,
  voiceId: voiceSchema,
  botId: emptyToNull(idSchema).optional(),
  areaCode: emptyToNull(areaCodeText).optional(),
  phoneNumber: emptyToNull(usPhoneSchema).optional(),
  verifiedCallerId: callerIdSchema.optional(),
  callbackForwardingNumber: emptyToNull(phoneSchema).optional(),
  intentKey: z.string().min(8).max(100).optional(),
});
export type ProvisionNumberInput = z.infer<typeof provisionNumberInput>;

/** Brings a number of the practice (product rule 13). Without a name, the line is named by its digits. */
export const bringNumberInput = z.strictObject({
  orgId: idOr("Choose an organization."),
  phoneNumber: phoneSchema,
  name: nameSchema.optional(),
  language: languageSchema.default("ENGLISH"),
  voiceId: voiceSchema.default(DEFAULT_VOICE),
  botId: emptyToNull(idSchema).optional(),
  transferTrunkId: emptyToNull(idSchema).optional(),
});
export type BringNumberInput = z.infer<typeof bringNumberInput>;

/** Edits a line (product rule 8). Absent fields stay unchanged. `version` protects against somebody else's edit. */
export const updateNumberInput = z.strictObject({
  id: idSchema,
  version: z.number().int().positive().optional(),
  name: nameSchema.optional(),
  language: languageSchema.optional(),
  voiceId: voiceSchema.optional(),
  verifiedCallerId: callerIdSchema.optional(),
  callbackForwardingNumber: emptyToNull(phoneSchema).optional(),
  transferTrunkId: emptyToNull(idSchema).optional(),
});
export type UpdateNumberInput = z.infer<typeof updateNumberInput>;

/** An edit in the console, based on the version that was shown. */
export const editNumberInput = onShown(updateNumberInput);

export const numberIdInput = z.strictObject({ id: idSchema });
export type NumberIdInput = z.infer<typeof numberIdInput>;

/** The input of attach and of switch. */
export const attachNumberInput = z.strictObject({ id: idSchema, botId: idSchema });
export type AttachNumberInput = z.infer<typeof attachNumberInput>;

const { min, max } = QUARANTINE_DAYS;
const wrongDays = `Enter a whole number of days from ${min} to ${max}.`;
/** Days until a quarantined line is released, as a number or a string of digits. */
export const quarantineDaysSchema = wholeNumber(wrongDays, min, max);

/** What callers of a quarantined line get: a notice, or the number to which they are forwarded. */
const planInput = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("notice") }),
  z.strictObject({ kind: z.literal("forward"), to: phoneSchema }),
]);

/** Quarantines a line, or changes the days and the plan of its quarantine (product rule 9). */
export const quarantineNumberInput = z.strictObject({
  id: idSchema,
  days: quarantineDaysSchema,
  plan: planInput,
});
export type QuarantineNumberInput = z.infer<typeof quarantineNumberInput>;

/**
 * The input of the API's DELETE: with days the line is quarantined, without them it is released at once. `forwardTo`
 * goes with a quarantine; without it, callers hear a notice.
 */
export const releaseNumberInput = numberIdInput.extend({
  quarantineDays: quarantineDaysSchema.optional(),
  forwardTo: phoneSchema.optional(),
});
export type ReleaseNumberInput = z.infer<typeof releaseNumberInput>;

export const migrateNumberInput = z.strictObject({ id: idSchema, targetOrgId: idSchema });
export type MigrateNumberInput = z.infer<typeof migrateNumberInput>;

/** Filters of the list of lines. `state` is what the console shows, derived from status, bot and language. */
export const listNumbersInput = pageSchema.extend({
  limit: limitUpTo(PAGE_LIMIT.max, PAGE_LIMIT.max),
  ...scopeFields,
  botId: idSchema.optional(),
  status: z.enum(NUMBER_STATUSES).optional(),
  state: z.enum(LINE_STATES).optional(),
  areaCode: z
    .string()
    .regex(/^\d{3}$/, "Enter three digits.")
    .optional(),
  language: languageSchema.optional(),
  q: z.string().trim().max(SEARCH_LENGTH).optional(),
  sort: sortSchema,
});
export type ListNumbersInput = z.infer<typeof listNumbersInput>;
/** The same filters as a URL has them, before defaults are filled in. */
export type NumberFilters = z.input<typeof listNumbersInput>;

/** Why a line needs attention, in words, with the next step. */
export const attentionSchema = z.object({
  code: z.enum(ATTENTION_CODES),
  message: z.string(),
});
export type Attention = z.infer<typeof attentionSchema>;

/** A line as every answer shows it. */
export const phoneNumberSchema = z.object({
  id: z.uuid(),
  orgId: z.uuid(),
  botId: z.uuid().nullable(),
  number: z.string(),
  name: z.string(),
  language: z.enum(LANGUAGES),
  voiceId: z.enum(VOICE_IDS),
  outbound: z.boolean(),
  verifiedCallerId: z.string().nullable(),
  callbackForwardingNumber: z.string().nullable(),
  /** The trunk that its calls are transferred over. */
  transferTrunkId: z.uuid().nullable(),
  speed: z.number(),
  stability: z.number(),
  similarity: z.number(),
  style: z.number(),
  areaCode: z.string().nullable(),
  locality: z.string().nullable(),
  region: z.string().nullable(),
  status: z.enum(NUMBER_STATUSES),
  state: z.enum(LINE_STATES),
  attention: z.array(attentionSchema),
  carrier: z.string(),
  /** The carrier's own id of the number; null for a brought number. */
  carrierNumberId: z.string().nullable(),
  /** US dollars a month as a decimal string ("1.15"); null if the carrier does not say. */
  monthlyPrice: z.string().nullable(),
  attachedAt: momentSchema.nullable(),
  detachedAt: momentSchema.nullable(),
  /** When it will be released; null unless it is quarantined. */
  quarantinedUntil: momentSchema.nullable(),
  /** What callers get until then; null unless it is quarantined. */
  quarantinePlan: z
    .discriminatedUnion("kind", [
      z.object({ kind: z.literal("notice") }),
      z.object({ kind: z.literal("forward"), to: z.string() }),
    ])
    .nullable(),
  version: z.number().int(),
  organization: z.object({
    id: z.uuid(),
    name: z.string(),
    timezone: z.string(),
    city: z.string().nullable(),
  }),
  bot: z
    .object({
      id: z.uuid(),
      name: z.string(),
      languages: z.array(z.enum(LANGUAGES)),
      greetingLanguages: z.array(z.enum(LANGUAGES)),
      outbound: z.boolean(),
    })
    .nullable(),
  createdAt: momentSchema,
  updatedAt: momentSchema,
});
export type PhoneNumber = z.infer<typeof phoneNumberSchema>;

/** A line that was released. */
export interface ReleasedNumber {
  phoneNumber: PhoneNumber;
  /** Until when its number can be recovered; null if it cannot be, or no longer. */
  recoverableUntil: string | null;
  /** The order that recovers it, and the new line once that is done; null if there is no such order. */
  recovery: { orderId: string; phoneNumberId: string | null } | null;
}

export const phoneNumberListSchema = z.object({
  phoneNumbers: z.array(phoneNumberSchema),
  pagination: paginationSchema,
});
export type PhoneNumberList = z.infer<typeof phoneNumberListSchema>;

/** A release that the carrier has not confirmed yet. */
export const releaseUnderWaySchema = z.object({ phoneNumber: phoneNumberSchema });

/**
 * One of the checks of a line (docs/api/phone-numbers.md, step 4). If it fails, `fix` names the next step; of one that
 * passes, a `fix` is a hint.
 */
export const numberCheckSchema = z.object({
  id: z.enum(CHECKS),
  ok: z.boolean(),
  title: z.string(),
  reason: z.string(),
  fix: z.enum(CHECK_FIXES).nullable(),
});
export const numberChecksSchema = z.object({ checks: z.array(numberCheckSchema), ok: z.boolean() });
export type NumberCheck = z.infer<typeof numberCheckSchema>;
export type NumberChecks = z.infer<typeof numberChecksSchema>;

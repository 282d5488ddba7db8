import { z } from "zod";
import {
  DEFAULT_VOICE,
  LANGUAGES,
  LINE_STATES,
  NUMBER_STATUSES,
  ORDER_STATES,
  QUARANTINE_DAYS,
  VOICE_IDS,
} from "@/lib/constants/numbers";
import {
  e164Schema,
  emptyToNull,
  idOr,
  idSchema,
  limitUpTo,
  lineOfText,
  momentSchema,
  pageSchema,
  paginationSchema,
  phoneSchema,
  referenceSchema,
  sortSchema,
  twoLetters,
  wholeNumber,
} from "./common";

const nameSchema = lineOfText("The name", 100);
const languageSchema = z.enum(LANGUAGES, { error: "Choose a language." });
const voiceSchema = z.enum(VOICE_IDS, { error: "Choose a voice." });
/** Whatever it says, nothing at all included, it is compared with those that are verified (`caller_id_not_verified`). */
const callerIdSchema = lineOfText("The caller ID", 50, 0).nullable();

/**
 * An area code as it is typed. Whether it is a US code in service is a rule of the domain (`invalid_area_code`),
 * which can say more than "wrong".
 */
const areaCodeText = z.string().trim().max(20, "An area code has three digits.");

/**
 * Asks for a number (product rules 1 to 5). `phoneNumber` buys exactly that one; otherwise `areaCode`, otherwise the
 * codes of the organization's place. `intentKey` makes a repeated submit of one form the same purchase.
 */
export const provisionNumberInput = z.strictObject({
  orgId: idSchema,
  name: nameSchema,
  language: languageSchema,
  voiceId: voiceSchema,
  botId: emptyToNull(idSchema).optional(),
  areaCode: emptyToNull(areaCodeText).optional(),
  phoneNumber: emptyToNull(
    z
      .string()
      .trim()
      .regex(/^\+1\d{10}$/, { error: "A US number is written +1 and ten digits." }),
  ).optional(),
  verifiedCallerId: callerIdSchema.optional(),
  callbackForwardingNumber: emptyToNull(e164Schema).optional(),
  intentKey: z.string().min(8).max(100).optional(),
});
export type ProvisionNumberInput = z.infer<typeof provisionNumberInput>;

/** Registers a number of the practice's own (product rule 13). Without a name it takes its digits. */
export const bringNumberInput = z.strictObject({
  orgId: idOr("Choose an organization."),
  phoneNumber: e164Schema,
  name: nameSchema.optional(),
  language: languageSchema.default("ENGLISH"),
  voiceId: voiceSchema.default(DEFAULT_VOICE),
  botId: emptyToNull(idSchema).optional(),
  transferTrunkId: emptyToNull(idSchema).optional(),
});
export type BringNumberInput = z.infer<typeof bringNumberInput>;

/** Changes a line (product rule 8); absent is not null. `version` guards against another's edit. */
export const updateNumberInput = z.strictObject({
  id: idSchema,
  version: z.number().int().positive().optional(),
  name: nameSchema.optional(),
  language: languageSchema.optional(),
  voiceId: voiceSchema.optional(),
  verifiedCallerId: callerIdSchema.optional(),
  callbackForwardingNumber: emptyToNull(e164Schema).optional(),
  transferTrunkId: emptyToNull(idSchema).optional(),
});
export type UpdateNumberInput = z.infer<typeof updateNumberInput>;

export const numberIdInput = z.strictObject({ id: idSchema });
export type NumberIdInput = z.infer<typeof numberIdInput>;

/** Attach and switch take the same input. */
export const attachNumberInput = z.strictObject({ id: idSchema, botId: idSchema });
export type AttachNumberInput = z.infer<typeof attachNumberInput>;

const { min, max } = QUARANTINE_DAYS;
const wrongDays = `A whole number of days, ${min} to ${max}.`;
/** Days until a quarantined line is released, as a number or its digits. */
export const quarantineDaysSchema = wholeNumber(wrongDays, min, max);

/** What callers of a quarantined line get: a notice, or the number that they are forwarded to. */
const planInput = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("notice") }),
  z.strictObject({ kind: z.literal("forward"), to: phoneSchema }),
]);

/** Quarantines a line, or changes how long and with what plan it waits (product rule 9). */
export const quarantineNumberInput = z.strictObject({
  id: idSchema,
  days: quarantineDaysSchema,
  plan: planInput,
});
export type QuarantineNumberInput = z.infer<typeof quarantineNumberInput>;

/**
 * What the API's DELETE takes: without days the line is released at once, with them it is quarantined. The number to
 * forward to belongs to a quarantine; without it callers hear a notice.
 */
export const releaseNumberInput = numberIdInput.extend({
  quarantineDays: quarantineDaysSchema.optional(),
  forwardTo: phoneSchema.optional(),
});
export type ReleaseNumberInput = z.infer<typeof releaseNumberInput>;

export const migrateNumberInput = z.strictObject({ id: idSchema, targetOrgId: idSchema });
export type MigrateNumberInput = z.infer<typeof migrateNumberInput>;

export const orderIdInput = z.strictObject({ id: idSchema });
export type OrderIdInput = z.infer<typeof orderIdInput>;

/** Filters of the list of lines. `state` is the console's reading of status, bot and language. */
export const listNumbersInput = pageSchema.extend({
  limit: limitUpTo(100, 100),
  orgId: idSchema.optional(),
  botId: idSchema.optional(),
  status: z.enum(NUMBER_STATUSES).optional(),
  state: z.enum(LINE_STATES).optional(),
  areaCode: z
    .string()
    .regex(/^\d{3}$/, "Three digits.")
    .optional(),
  language: languageSchema.optional(),
  q: z.string().trim().max(100).optional(),
  sort: sortSchema,
});
export type ListNumbersInput = z.infer<typeof listNumbersInput>;
/** The same filters before defaults are filled in, as a URL holds them. */
export type NumberFilters = z.input<typeof listNumbersInput>;

export const listOrdersInput = pageSchema.extend({
  orgId: idSchema.optional(),
  /** Those for this bot. */
  botId: idSchema.optional(),
  open: z.stringbool().optional(),
  /** Those under way, and those that failed within seven days. */
  recent: z.stringbool().optional(),
});
export type ListOrdersInput = z.infer<typeof listOrdersInput>;
export type OrderFilters = z.input<typeof listOrdersInput>;

/** Search at the carrier: by area code, by digits or letters contained, by city and state. */
export const searchAvailableInput = z.object({
  areaCode: areaCodeText.optional(),
  contains: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9*]{1,10}$/, "1 to 10 letters or digits.")
    .optional(),
  city: z.string().trim().max(100).optional(),
  state: twoLetters("Two letters, such as IL.").optional(),
  near: z
    .string()
    .trim()
    .regex(/^\+1\d{10}$/, "+1 and ten digits.")
    .optional(),
  limit: limitUpTo(30, 10),
});
export type SearchAvailableInput = z.infer<typeof searchAvailableInput>;
export type AvailableNumberFilters = z.input<typeof searchAvailableInput>;

/** Area codes by code, city or state (`q`), or suggested for an organization. */
export const listAreaCodesInput = z.object({
  q: z.string().trim().max(100).optional(),
  orgId: idSchema.optional(),
  city: z.string().trim().max(100).optional(),
  state: twoLetters("Two letters, such as IL.").optional(),
  limit: limitUpTo(50, 12),
});
export type ListAreaCodesInput = z.infer<typeof listAreaCodesInput>;
export type AreaCodeFilters = z.input<typeof listAreaCodesInput>;

/** Why a line needs attention, in words, with the next step. */
export const attentionSchema = z.object({
  code: z.enum(["language_mismatch", "number_lost", "organization_incomplete"]),
  message: z.string(),
});
export type Attention = z.infer<typeof attentionSchema>;

/** A line, as every answer carries it. */
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
  /** The trunk over which its calls are transferred. */
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
  /** US dollars a month, as a decimal text ("1.15"); null where the carrier does not say. */
  monthlyPrice: z.string().nullable(),
  attachedAt: momentSchema.nullable(),
  detachedAt: momentSchema.nullable(),
  /** When it is released; null unless it is quarantined. */
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
    .object({ id: z.uuid(), name: z.string(), languages: z.array(z.enum(LANGUAGES)), outbound: z.boolean() })
    .nullable(),
  createdAt: momentSchema,
  updatedAt: momentSchema,
});
export type PhoneNumber = z.infer<typeof phoneNumberSchema>;

/** A line that was released. */
export interface ReleasedNumber {
  phoneNumber: PhoneNumber;
  /** Until when its number can be bought back; null where it cannot, or not any more. */
  recoverableUntil: string | null;
  /** The purchase that buys it back, and the new line once that is done; null where there is none. */
  recovery: { orderId: string; phoneNumberId: string | null } | null;
}

export const phoneNumberListSchema = z.object({
  phoneNumbers: z.array(phoneNumberSchema),
  pagination: paginationSchema,
});
export type PhoneNumberList = z.infer<typeof phoneNumberListSchema>;

/** A release that the carrier has not confirmed yet. */
export const releaseUnderWaySchema = z.object({ phoneNumber: phoneNumberSchema });

/** One of the four checks of a line (docs/api/phone-numbers.md, step 4). `fix` names the next step where the check fails. */
export const numberCheckSchema = z.object({
  id: z.enum(["attached", "language", "organization", "voice"]),
  ok: z.boolean(),
  title: z.string(),
  reason: z.string(),
  fix: z.enum(["attach_bot", "choose_bot", "complete_organization"]).nullable(),
});
export const numberChecksSchema = z.object({ checks: z.array(numberCheckSchema), ok: z.boolean() });
export type NumberCheck = z.infer<typeof numberCheckSchema>;
export type NumberChecks = z.infer<typeof numberChecksSchema>;

/** A purchase, with the moment each step was reached. */
export const orderSchema = z.object({
  id: z.uuid(),
  orgId: z.uuid(),
  state: z.enum(ORDER_STATES),
  /** E.164 of the number chosen so far; null while searching. */
  number: z.string().nullable(),
  phoneNumberId: z.uuid().nullable(),
  name: z.string(),
  language: z.enum(LANGUAGES),
  voiceId: z.enum(VOICE_IDS),
  botId: z.uuid().nullable(),
  areaCode: z.string().nullable(),
  steps: z.array(
    z.object({
      step: z.enum(["searched", "intent_kept", "bought", "wired", "checked"]),
      at: momentSchema.nullable(),
    }),
  ),
  /** The carrier's own id of the number, once it is bought, and what the number is called there. */
  carrierNumberId: z.string().nullable(),
  carrierLabel: z.string().nullable(),
  failure: z
    .object({ code: z.string(), message: z.string(), suggestions: z.array(z.string()).optional() })
    .nullable(),
  /** What holds the order up at the moment (`carrier_unavailable`), and when the next try is; null when nothing does. */
  waiting: z.object({ code: z.string(), message: z.string(), nextTryAt: momentSchema }).nullable(),
  /** Why nothing goes on by itself any more, until somebody finishes or releases it; null while it does. */
  stopped: z.object({ code: z.string(), message: z.string(), at: momentSchema }).nullable(),
  /** Whether somebody gave the purchase up, so that what was bought goes back. */
  givenUp: z.boolean(),
  organization: referenceSchema,
  bot: referenceSchema.nullable(),
  createdAt: momentSchema,
  updatedAt: momentSchema,
});
export type Order = z.infer<typeof orderSchema>;
/** A purchase that goes on after its request was answered. */
export const orderUnderWaySchema = z.object({ order: orderSchema });
export const orderListSchema = z.object({ orders: z.array(orderSchema), pagination: paginationSchema });
export type OrderList = z.infer<typeof orderListSchema>;

export const availableNumberSchema = z.object({
  phoneNumber: z.string(),
  areaCode: z.string(),
  locality: z.string().nullable(),
  region: z.string().nullable(),
  /** US dollars a month, as a decimal text; null where the carrier does not say. */
  monthlyPrice: z.string().nullable(),
});
export type AvailableNumber = z.infer<typeof availableNumberSchema>;
export const availableNumberListSchema = z.object({ availablePhoneNumbers: z.array(availableNumberSchema) });
export type AvailableNumberList = z.infer<typeof availableNumberListSchema>;

export const STOCK_LEVELS = ["many", "few", "none"] as const;
export type StockLevel = (typeof STOCK_LEVELS)[number];

export const areaCodeSchema = z.object({
  code: z.string(),
  region: z.string(),
  regionName: z.string(),
  cities: z.array(z.string()),
  timeZones: z.array(z.string()),
  overlays: z.array(z.string()),
  inService: z.boolean(),
  /** Why it is suggested ("Chicago, your address", "Overlay of 312", "Nearby"); null for a plain search hit. */
  reason: z.string().nullable(),
  stock: z.object({ level: z.enum(STOCK_LEVELS), checkedAt: momentSchema }).nullable(),
});
export type AreaCode = z.infer<typeof areaCodeSchema>;
export const areaCodeListSchema = z.object({
  areaCodes: z.array(areaCodeSchema),
  /** Why the three digits searched for cannot be chosen ("800 is for toll-free numbers…"); null where they can. */
  explanation: z.string().nullable(),
  /** The zone of the place asked about, to propose for an address; null without a place. */
  timeZone: z.string().nullable(),
});
export type AreaCodeList = z.infer<typeof areaCodeListSchema>;

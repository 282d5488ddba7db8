import { z } from "zod";
import { BOT_ACTIONS, BOT_MODELS, BOT_TYPES } from "@/lib/constants/bots";
import { LANGUAGES } from "@/lib/constants/languages";
import { FORMER_NAME_LENGTH, SEARCH_LENGTH } from "@/lib/constants/limits";
import { INDUSTRIES } from "@/lib/constants/organizations";
import { VOICE_IDS } from "@/lib/constants/voices";
import {
  blockOfText,
  editedNameText,
  emptyToNull,
  flagSchema,
  idSchema,
  lineOfText,
  momentSchema,
  nameText,
  onShown,
  pageSchema,
  paginationSchema,
  phoneSchema,
  scopeFields,
  sortSchema,
} from "./common";
import { rule } from "./rule";

export const faqSchema = z.strictObject({
  question: lineOfText("The question", 300),
  answer: blockOfText("The answer", 2000),
});
export type Faq = z.infer<typeof faqSchema>;

/** How many questions a bot can have. */
export const MAX_FAQS = 200;

const greeting = (label: string) => blockOfText(label, 1000);

/** Where collected data is sent. HTTPS only, so it never travels in the clear. */
const webhookUrlSchema = z
  .string({ error: "The address is required." })
  .trim()
  .max(2000, "The address can have 2000 characters at most.")
  .refine(
    (text) => /^https:\/\/[^\s\p{Cc}\p{Cs}]+$/u.test(text) && URL.canParse(text),
    rule("invalid_format", "Enter an address that starts with https://."),
  )
  .meta({ pattern: "^https://[^\\s\\p{Cc}\\p{Cs}]+$" });

/** How a bot behaves on the phone: the fields of the phone agents API. */
const phoneFields = {
  accent: emptyToNull(lineOfText("The accent", 100)).optional(),
  firstMessage: emptyToNull(greeting("The first message")).optional(),
  defaultVoiceId: emptyToNull(z.enum(VOICE_IDS, { error: "Choose a voice from the list." })).optional(),
  handoffPhoneNumber: emptyToNull(phoneSchema).optional(),
  interruptible: z.boolean().optional(),
  /** Null allows every action; an empty list allows none. */
  actionIds: z
    .array(z.enum(BOT_ACTIONS, { error: "Choose actions from the list." }))
    .refine((all) => new Set(all).size === all.length, rule("invalid", "List each action only once."))
    .meta({ uniqueItems: true })
    .nullable()
    .optional(),
  dataCollectionFields: z
    .array(lineOfText("The field", 100))
    .max(50, "50 fields at most.")
    .nullable()
    .optional(),
  dataCollectionWebhookUrl: emptyToNull(webhookUrlSchema).optional(),
};

/** A bot's model, chosen when the bot is created. */
const modelSchema = z.enum(BOT_MODELS, { error: "Choose a model from the list." }).optional();

/** A bot's model never changes: an edit that names one is refused. */
export const fixedModelSchema = z.never({ error: "A bot's model cannot be changed." }).optional();

export const COMPANY_NAME_LABEL = "The practice's name";

const botFields = {
  name: nameText("The name"),
  internalName: emptyToNull(nameText("The internal name")).optional(),
  companyName: emptyToNull(nameText(COMPANY_NAME_LABEL)).optional(),
  greeting: greeting("The greeting"),
  phoneGreeting: emptyToNull(greeting("The phone greeting")).optional(),
  closedChatGreeting: emptyToNull(greeting("The closed chat greeting")).optional(),
  closedPhoneGreeting: emptyToNull(greeting("The closed greeting")).optional(),
  industry: emptyToNull(z.enum(INDUSTRIES, { error: "Choose one from the list." })).optional(),
  outbound: z.boolean().optional(),
  isGuardianEnabled: z.boolean().optional(),
  /** Deprecated in the API's documentation; accepted for compatibility, but only as `false`. */
  isRagEnabled: z.literal(false, { error: "This setting is deprecated and must be false." }).optional(),
  integrationId: emptyToNull(idSchema).optional(),
  languages: z
    .array(z.enum(LANGUAGES))
    .min(1, "Choose at least one language.")
    .refine((all) => new Set(all).size === all.length, rule("invalid", "List each language only once."))
    .meta({ uniqueItems: true })
    .optional(),
  instructions: z
    .array(blockOfText("The instruction", 2000))
    .max(50, "50 instructions at most.")
    .nullable()
    .optional(),
  faqs: z.array(faqSchema).max(MAX_FAQS, `${MAX_FAQS} questions at most.`).optional(),
  ...phoneFields,
};

export const createBotInput = z.strictObject({ orgId: idSchema, ...botFields, model: modelSchema });
export type CreateBotInput = z.infer<typeof createBotInput>;

/** A question in an edit of its bot. With an `id` it is one of the bot's own, which then stays the same question. */
export const faqOfUpdateSchema = faqSchema.extend({ id: idSchema.optional() });

export const updateBotInput = z.strictObject({
  id: idSchema,
  version: z.number().int().positive().optional(),
  ...botFields,
  name: botFields.name.optional(),
  companyName: emptyToNull(editedNameText(COMPANY_NAME_LABEL, FORMER_NAME_LENGTH.organization)).optional(),
  greeting: botFields.greeting.optional(),
  faqs: z.array(faqOfUpdateSchema).max(MAX_FAQS, `${MAX_FAQS} questions at most.`).optional(),
  modelVersion: emptyToNull(lineOfText("The model version", 100)).optional(),
  model: fixedModelSchema,
});
export type UpdateBotInput = z.infer<typeof updateBotInput>;

/** An edit in the console, based on the version that was shown. */
export const editBotInput = onShown(updateBotInput);

export const botIdInput = z.strictObject({ id: idSchema });

export const createFaqInput = faqSchema.extend({ id: idSchema });
export type CreateFaqInput = z.infer<typeof createFaqInput>;

export const faqIdInput = z.strictObject({ id: idSchema, faqId: idSchema });
export type FaqIdInput = z.infer<typeof faqIdInput>;

export const updateFaqInput = faqSchema.partial().extend(faqIdInput.shape);
export type UpdateFaqInput = z.infer<typeof updateFaqInput>;

export const listBotsInput = pageSchema.extend({
  ...scopeFields,
  language: z.enum(LANGUAGES).optional(),
  outbound: flagSchema.optional(),
  q: z.string().trim().max(SEARCH_LENGTH).optional(),
  sort: sortSchema,
});
export type ListBotsInput = z.infer<typeof listBotsInput>;
export type BotFilters = z.input<typeof listBotsInput>;

export const botFaqSchema = z.object({ id: z.uuid(), question: z.string(), answer: z.string() });

/** One question, with the bot's version that includes it. */
export const faqOfBotSchema = botFaqSchema.extend({ version: z.number().int() });
export type FaqOfBot = z.infer<typeof faqOfBotSchema>;
export const faqListSchema = z.object({ faqs: z.array(botFaqSchema), version: z.number().int() });
export type FaqList = z.infer<typeof faqListSchema>;

/** A deleted question, with the bot's version that no longer has it. */
export const deletedFaqSchema = z.object({ id: z.uuid(), version: z.number().int() });
export type DeletedFaq = z.infer<typeof deletedFaqSchema>;

export const botSchema = z.object({
  id: z.uuid(),
  orgId: z.uuid(),
  name: z.string(),
  internalName: z.string().nullable(),
  companyName: z.string().nullable(),
  greeting: z.string(),
  phoneGreeting: z.string().nullable(),
  closedChatGreeting: z.string().nullable(),
  closedPhoneGreeting: z.string().nullable(),
  industry: z.enum(INDUSTRIES).nullable(),
  outbound: z.boolean(),
  /** The same as `outbound`, as a word. */
  type: z.enum(BOT_TYPES),
  isRagEnabled: z.boolean(),
  isGuardianEnabled: z.boolean(),
  modelVersion: z.string().nullable(),
  languages: z.array(z.enum(LANGUAGES)),
  /** The languages of what callers hear first, as far as they can be told. */
  greetingLanguages: z.array(z.enum(LANGUAGES)),
  instructions: z.array(z.string()).nullable(),
  accent: z.string().nullable(),
  firstMessage: z.string().nullable(),
  /** The voice of lines that are bought for the bot without naming a voice. */
  defaultVoiceId: z.enum(VOICE_IDS).nullable(),
  handoffPhoneNumber: z.string().nullable(),
  interruptible: z.boolean(),
  /** Null allows every action; an empty list allows none. */
  actionIds: z.array(z.enum(BOT_ACTIONS)).nullable(),
  dataCollectionFields: z.array(z.string()).nullable(),
  dataCollectionWebhookUrl: z.string().nullable(),
  model: z.enum(BOT_MODELS),
  faqs: z.array(botFaqSchema),
  /** Its organization, with what tells it from another one of its name. */
  organization: z.object({
    id: z.uuid(),
    name: z.string(),
    city: z.string().nullable(),
    state: z.string().nullable(),
  }),
  /** How many lines it is attached to, without released ones. */
  lineCount: z.number().int(),
  version: z.number().int(),
  createdAt: momentSchema,
  updatedAt: momentSchema,
});
export type Bot = z.infer<typeof botSchema>;

/** A bot in a list, which tells bots of one name apart. */
export const listedBotSchema = botSchema.extend({
  /** The name of the account that its organization belongs to; null if the caller does not reach the account. */
  accountName: z.string().nullable(),
});
export type ListedBot = z.infer<typeof listedBotSchema>;
export const botListSchema = z.object({ bots: z.array(listedBotSchema), pagination: paginationSchema });
export type BotList = z.infer<typeof botListSchema>;

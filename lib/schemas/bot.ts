import { z } from "zod";
import { BOT_ACTIONS, BOT_MODELS, BOT_TYPES } from "@/lib/constants/bots";
import { LANGUAGES, VOICE_IDS } from "@/lib/constants/numbers";
import { INDUSTRIES } from "@/lib/constants/organizations";
import {
  blockOfText,
  e164Schema,
  emptyToNull,
  idSchema,
  lineOfText,
  momentSchema,
  pageSchema,
  paginationSchema,
  referenceSchema,
  sortSchema,
} from "./common";

export const faqSchema = z.strictObject({
  question: lineOfText("The question", 300),
  answer: blockOfText("The answer", 2000),
});
export type Faq = z.infer<typeof faqSchema>;

/** How many questions a bot can have. */
export const MAX_FAQS = 200;

const greeting = (label: string) => blockOfText(label, 1000);

/** Where collected data is sent: never in the clear. */
const webhookUrlSchema = z
  .string({ error: "The address is needed." })
  .trim()
  .max(2000, "The address can have 2000 characters at most.")
  .refine((text) => /^https:\/\/[^\s\p{Cc}\p{Cs}]+$/u.test(text) && URL.canParse(text), {
    error: "Write an address that starts with https://.",
    params: { code: "invalid_format" },
  });

/** How a bot behaves on the phone, as the API for phone agents has it. */
const phoneFields = {
  accent: emptyToNull(lineOfText("The accent", 100)).optional(),
  firstMessage: emptyToNull(greeting("The first message")).optional(),
  defaultVoiceId: emptyToNull(z.enum(VOICE_IDS, { error: "Choose a voice of the list." })).optional(),
  handoffPhoneNumber: emptyToNull(e164Schema).optional(),
  interruptible: z.boolean().optional(),
  /** Null is every action, empty is none. */
  actionIds: z
    .array(z.enum(BOT_ACTIONS, { error: "Choose actions of the list." }))
    .refine((all) => new Set(all).size === all.length, { error: "Each action once." })
    .nullable()
    .optional(),
  dataCollectionFields: z
    .array(lineOfText("The field", 100))
    .max(50, "50 fields at most.")
    .nullable()
    .optional(),
  dataCollectionWebhookUrl: emptyToNull(webhookUrlSchema).optional(),
};

/** The model of a bot, chosen when it is added. */
const modelSchema = z.enum(BOT_MODELS, { error: "Choose a model of the list." }).optional();

/** A bot keeps its model for good: naming it in an edit is refused. */
export const keptModelSchema = z
  .never({ error: "The model is chosen when a bot is added and cannot be changed." })
  .optional();

const botFields = {
  name: lineOfText("The name", 100),
  internalName: emptyToNull(lineOfText("The internal name", 100)).optional(),
  companyName: emptyToNull(lineOfText("The practice's name", 120)).optional(),
  greeting: greeting("The greeting"),
  phoneGreeting: emptyToNull(greeting("The phone greeting")).optional(),
  closedChatGreeting: emptyToNull(greeting("The closed chat greeting")).optional(),
  closedPhoneGreeting: emptyToNull(greeting("The closed greeting")).optional(),
  industry: emptyToNull(z.enum(INDUSTRIES, { error: "Choose one of the list." })).optional(),
  outbound: z.boolean().optional(),
  isGuardianEnabled: z.boolean().optional(),
  /** Deprecated by the API's own documents: taken for compatibility, `false` only. */
  isRagEnabled: z.literal(false, { error: "This setting is retired; it can only be false." }).optional(),
  integrationId: emptyToNull(idSchema).optional(),
  languages: z
    .array(z.enum(LANGUAGES))
    .min(1, "Choose at least one language.")
    .refine((all) => new Set(all).size === all.length, { error: "Each language once." })
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

export const updateBotInput = z.strictObject({
  id: idSchema,
  version: z.number().int().positive().optional(),
  ...botFields,
  name: botFields.name.optional(),
  greeting: botFields.greeting.optional(),
  modelVersion: emptyToNull(lineOfText("The model version", 100)).optional(),
  model: keptModelSchema,
});
export type UpdateBotInput = z.infer<typeof updateBotInput>;

export const botIdInput = z.strictObject({ id: idSchema });

export const createFaqInput = faqSchema.extend({ id: idSchema });
export type CreateFaqInput = z.infer<typeof createFaqInput>;

export const faqIdInput = z.strictObject({ id: idSchema, faqId: idSchema });
export type FaqIdInput = z.infer<typeof faqIdInput>;

export const updateFaqInput = faqSchema.partial().extend(faqIdInput.shape);
export type UpdateFaqInput = z.infer<typeof updateFaqInput>;

export const listBotsInput = pageSchema.extend({
  orgId: idSchema.optional(),
  language: z.enum(LANGUAGES).optional(),
  outbound: z.stringbool().optional(),
  q: z.string().trim().max(100).optional(),
  sort: sortSchema,
});
export type ListBotsInput = z.infer<typeof listBotsInput>;
export type BotFilters = z.input<typeof listBotsInput>;

export const botFaqSchema = z.object({ id: z.uuid(), question: z.string(), answer: z.string() });

/** One question, with the version that the bot has with it. */
export const faqOfBotSchema = botFaqSchema.extend({ version: z.number().int() });
export type FaqOfBot = z.infer<typeof faqOfBotSchema>;
export const faqListSchema = z.object({ faqs: z.array(botFaqSchema), version: z.number().int() });
export type FaqList = z.infer<typeof faqListSchema>;

/** A question that is no more, with the version that the bot has without it. */
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
  /** Says in a word what `outbound` says. */
  type: z.enum(BOT_TYPES),
  isRagEnabled: z.boolean(),
  isGuardianEnabled: z.boolean(),
  modelVersion: z.string().nullable(),
  languages: z.array(z.enum(LANGUAGES)),
  instructions: z.array(z.string()).nullable(),
  accent: z.string().nullable(),
  firstMessage: z.string().nullable(),
  /** The voice of lines that are bought for the bot and name none. */
  defaultVoiceId: z.enum(VOICE_IDS).nullable(),
  handoffPhoneNumber: z.string().nullable(),
  interruptible: z.boolean(),
  /** Null is every action, empty is none. */
  actionIds: z.array(z.enum(BOT_ACTIONS)).nullable(),
  dataCollectionFields: z.array(z.string()).nullable(),
  dataCollectionWebhookUrl: z.string().nullable(),
  model: z.enum(BOT_MODELS),
  faqs: z.array(botFaqSchema),
  organization: referenceSchema,
  /** How many living lines it is attached to. */
  lineCount: z.number().int(),
  version: z.number().int(),
  createdAt: momentSchema,
  updatedAt: momentSchema,
});
export type Bot = z.infer<typeof botSchema>;
export const botListSchema = z.object({ bots: z.array(botSchema), pagination: paginationSchema });
export type BotList = z.infer<typeof botListSchema>;

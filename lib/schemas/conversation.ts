import { z } from "zod";
import {
  CALL_DIRECTIONS,
  CONVERSATION_OUTCOMES,
  CONVERSATION_STATUSES,
  SENTENCE_SOURCES,
  SPEAKERS,
} from "@/lib/constants/conversations";
import { LANGUAGES } from "@/lib/constants/languages";
import {
  flagSchema,
  idSchema,
  lineOfText,
  momentSchema,
  pageSchema,
  paginationSchema,
  referenceSchema,
  scopeFields,
} from "./common";
import { phoneNumberSchema } from "./phone-number";

/** The conversations in the caller's reach, newest first. */
export const listConversationsInput = pageSchema.extend({
  ...scopeFields,
  phoneNumberId: idSchema.optional(),
  botId: idSchema.optional(),
  outcome: z.enum(CONVERSATION_OUTCOMES).optional(),
});
export type ListConversationsInput = z.infer<typeof listConversationsInput>;
export type ConversationFilters = z.input<typeof listConversationsInput>;

const reason = lineOfText("The reason", 200, 3);

export const getConversationInput = z.object({
  id: idSchema,
  unmask: flagSchema.optional(),
  reason: reason.optional(),
});
export type GetConversationInput = z.infer<typeof getConversationInput>;

/** Asks for what was said. Support gives a reason. */
export const showConversationInput = z.strictObject({ id: idSchema, reason: reason.optional() });
export type ShowConversationInput = z.infer<typeof showConversationInput>;

/** How many questions the caller asked, and how many of them the bot answered from its training or with a fact of the practice. */
export const askedQuestionsSchema = z.object({
  asked: z.number().int(),
  answered: z.number().int(),
});
export type AskedQuestions = z.infer<typeof askedQuestionsSchema>;

/** A call, without what was said in it. */
export const conversationSchema = z.object({
  id: z.uuid(),
  medium: z.literal("PHONE"),
  direction: z.enum(CALL_DIRECTIONS),
  status: z.enum(CONVERSATION_STATUSES),
  outcome: z.enum(CONVERSATION_OUTCOMES).nullable(),
  questions: askedQuestionsSchema,
  orgId: z.uuid(),
  organization: phoneNumberSchema.shape.organization,
  phoneNumberId: z.uuid(),
  /** The line's number, E.164. */
  toNumber: z.string(),
  /** Null if the caller's number was withheld. */
  fromNumber: z.string().nullable(),
  bot: referenceSchema.nullable(),
  language: z.enum(LANGUAGES),
  durationSeconds: z.number().int().nullable(),
  createdAt: momentSchema,
  answeredAt: momentSchema.nullable(),
  endedAt: momentSchema.nullable(),
});
export type Conversation = z.infer<typeof conversationSchema>;

export const conversationListSchema = z.object({
  conversations: z.array(conversationSchema),
  pagination: paginationSchema,
});
export type ConversationList = z.infer<typeof conversationListSchema>;

/** One turn of a conversation. */
export const transcriptTurnSchema = z.object({
  speaker: z.enum(SPEAKERS),
  /** What was heard of it; null while masked. */
  text: z.string().nullable(),
  /** Whether the caller cut it off. */
  isInterrupted: z.boolean(),
  source: z.enum(SENTENCE_SOURCES).nullable(),
  faqId: z.uuid().nullable(),
  createdAt: momentSchema,
});
export type TranscriptTurn = z.infer<typeof transcriptTurnSchema>;

export const conversationDetailSchema = conversationSchema.extend({
  isMasked: z.boolean(),
  transcript: z.array(transcriptTurnSchema),
});
export type ConversationDetail = z.infer<typeof conversationDetailSchema>;

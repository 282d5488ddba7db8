import {
  type Bot,
  botFaqSchema,
  botListSchema,
  botSchema,
  deletedFaqSchema,
  faqListSchema,
  faqOfBotSchema,
  faqOfUpdateSchema,
  faqSchema,
  listedBotSchema,
} from "@/lib/schemas/bot";
import { CHANGED_AT, IDS, MADE_AT } from "./ids";
import { answered, sent, type Text } from "./text";

const QUESTION = "Where do I park?";
const ANSWER = "Behind the building. The first two hours are free.";
const VERSION =
  "Increases with every change to the bot. The response's `ETag` begins with it; send it as `If-Match`.";

const BOT_TEXTS: { [Name in keyof Bot]-?: Text<Bot[Name]> } = {
  id: ["The bot's id.", IDS.bot],
  orgId: ["The organization the bot belongs to. It never changes.", IDS.organization],
  name: ["A display name, 1 to 100 characters.", "Front Desk"],
  internalName: ["A second name, to tell bots apart in the console; null for none.", "front-desk-2026"],
  companyName: ["The practice's name as the bot says it; null if not set.", "Bright Smile Dental"],
  greeting: [
    "Opens chats, and calls if neither `phoneGreeting` nor `firstMessage` is set. At most 1000 characters. `{{name}}` inserts a variable of the bot's organization.",
    "Hello, how can I help?",
  ],
  phoneGreeting: [
    "The first words callers hear during office hours. If null, `firstMessage` is used, or else `greeting`.",
    "Thank you for calling Bright Smile Dental. How can I help?",
  ],
  closedChatGreeting: [
    "Opens chats outside office hours. If null, `greeting` is used.",
    "We are closed, but I can help.",
  ],
  closedPhoneGreeting: [
    "The first words callers hear outside office hours. If null, the same as during office hours.",
    "Our office is closed at the moment, but I can take a message.",
  ],
  industry: ["The kind of practice; null if not set.", "DENTAL"],
  outbound: [
    "Whether the bot may also place calls. Defaults to false. Stored; Linekeeper places no calls yet.",
    false,
  ],
  type: ["`outbound` as a word. Read-only.", "inbound"],
  isRagEnabled: ["Retired; always false. Accepted for compatibility.", false],
  isGuardianEnabled: [
    "Whether the bot's words are checked before it says them, for sensitive conversations. Defaults to false.",
    false,
  ],
  modelVersion: ["Your own label for the version of its model, stored as is; null if not set.", "2026-10"],
  languages: [
    'The languages the bot is trained in, without duplicates. Defaults to `["ENGLISH"]`.',
    ["ENGLISH"],
  ],
  greetingLanguages: [
    "The languages of what callers hear first, and of the closed greeting, as far as Linekeeper can tell from their words. Empty where it can't: the text is short, or in several languages. Read-only.",
    ["ENGLISH"],
  ],
  instructions: [
    "Rules for the bot to follow: up to 50, each up to 2000 characters. Null for none.",
    ["Offer new patients the first visit on a weekday morning."],
  ],
  accent: ["The accent of its voice; null if not set.", "Midwestern"],
  firstMessage: [
    "Opens calls if `phoneGreeting` is not set. If null, `greeting` is used.",
    "Hello, this is Bright Smile.",
  ],
  defaultVoiceId: [
    "The voice of numbers that programs order for the bot without naming one; null if not chosen.",
    "KIND_CURIOUS",
  ],
  handoffPhoneNumber: [
    "The number to hand calls off to. Accepted in any format and returned in E.164; null for none.",
    "+13125550123",
  ],
  interruptible: [
    "Whether callers can interrupt the bot; otherwise it finishes what it is saying. Defaults to true.",
    true,
  ],
  actionIds: [
    "What the bot may do during a call. Null allows every action, an empty list none.",
    ["answer", "transfer", "take_message"],
  ],
  dataCollectionFields: [
    "The details the bot asks callers for: up to 50 names of up to 100 characters. Null for none.",
    ["Insurance"],
  ],
  dataCollectionWebhookUrl: [
    "The URL collected details are sent to, starting with `https://`; null for none.",
    "https://example.com/collected",
  ],
  model: [
    "The bot's model. Set when the bot is created, and fixed from then on. Defaults to `oppie-vox`.",
    "oppie-vox",
  ],
  faqs: ["The questions the bot can answer, at most 200. Sending this field replaces all of them."],
  organization: ["The organization the bot belongs to."],
  lineCount: ["The number of lines the bot is attached to.", 1],
  version: ["Increases with every change. The response's `ETag` begins with it; send it as `If-Match`.", 1],
  createdAt: ["When the bot was created.", MADE_AT],
  updatedAt: ["When the bot was last changed.", CHANGED_AT],
};

export const BOT_SHAPES = [
  answered("Bot", botSchema, "An AI receptionist with its greetings and training.", BOT_TEXTS),
  answered("ListedBot", listedBotSchema, "A bot in a list.", {
    ...BOT_TEXTS,
    accountName: [
      "The name of the account that its organization belongs to; null if the key belongs to a location and can't see the account.",
      "Bright Smile Group",
    ],
  }),
  answered("BotOrganization", botSchema.shape.organization, "The bot's organization, in brief.", {
    id: ["The organization's id.", IDS.organization],
    name: ["Its name.", "Bright Smile Dental"],
    city: ["The city in its address; null if it has none.", "Chicago"],
    state: ["The two-letter state code in its address; null if it has none.", "IL"],
  }),
  answered("BotList", botListSchema, "A page of bots.", {
    bots: ["The bots on this page."],
    pagination: ["How to get the next page."],
  }),
  answered("Faq", botFaqSchema, "A question a bot can answer.", {
    id: ["The question's id. It stays the same when the question or answer changes.", IDS.faq],
    question: ["The question, as callers ask it; at most 300 characters.", QUESTION],
    answer: ["What the bot answers; at most 2000 characters.", ANSWER],
  }),
  sent("FaqInput", faqSchema, "A question for a bot to answer.", {
    question: ["The question, as callers ask it; at most 300 characters.", QUESTION],
    answer: ["What the bot answers; at most 2000 characters.", ANSWER],
  }),
  sent("FaqChange", faqOfUpdateSchema, "A question in an edit of its bot.", {
    id: [
      "The id of one of the bot's questions, which stays the same question. Leave it out for a new one.",
      IDS.faq,
    ],
    question: ["The question, as callers ask it; at most 300 characters.", QUESTION],
    answer: ["What the bot answers; at most 2000 characters.", ANSWER],
  }),
  answered("FaqOfBot", faqOfBotSchema, "A question, with the bot's version.", {
    id: ["The question's id. It stays the same when the question or answer changes.", IDS.faq],
    question: ["The question, as callers ask it; at most 300 characters.", QUESTION],
    answer: ["What the bot answers; at most 2000 characters.", ANSWER],
    version: [VERSION, 2],
  }),
  answered("FaqList", faqListSchema, "All of a bot's questions.", {
    faqs: ["The questions, in the bot's order."],
    version: [VERSION, 2],
  }),
  answered("DeletedFaq", deletedFaqSchema, "A question that was deleted.", {
    id: ["The id of the deleted question.", IDS.faq],
    version: [VERSION, 3],
  }),
];

import {
  botFaqSchema,
  botListSchema,
  botSchema,
  deletedFaqSchema,
  faqListSchema,
  faqOfBotSchema,
  faqSchema,
} from "@/lib/schemas/bot";
import { CHANGED_AT, IDS, MADE_AT } from "./ids";
import { answered, sent } from "./text";

const QUESTION = "Where do I park?";
const ANSWER = "Behind the house. The first two hours are free.";
const VERSION = "Counts the changes of the bot. The same number is the `ETag` of the answer, for `If-Match`.";

export const BOT_SHAPES = [
  answered("Bot", botSchema, "An AI receptionist with its greetings and training.", {
    id: ["The bot's id.", IDS.bot],
    orgId: ["The organization that it belongs to, for good.", IDS.organization],
    name: ["What people call it, 1 to 100 characters.", "Front Desk"],
    internalName: ["Another name, to tell bots apart in the console; null for none.", "front-desk-2026"],
    companyName: ["The practice's name as the bot says it; null: not said.", "Bright Smile Dental"],
    greeting: [
      "Opens chats, and calls where there is no phone greeting; 1000 characters at most. `{{name}}` stands for a variable of its organization.",
      "Hello, how can I help?",
    ],
    phoneGreeting: [
      "The first words that callers hear in office hours; null: `firstMessage`, and without it `greeting`.",
      "Thank you for calling Bright Smile Dental. How can I help?",
    ],
    closedChatGreeting: [
      "Opens chats outside of office hours; null: `greeting`.",
      "We are closed, but I can help.",
    ],
    closedPhoneGreeting: [
      "The first words that callers hear outside of office hours; null: the same as in them.",
      "Our office is closed at the moment, but I can take a message.",
    ],
    industry: ["The kind of practice; null: not said.", "DENTAL"],
    outbound: ["Whether it places calls too; false unless told otherwise.", false],
    type: ["Says in a word what `outbound` says. Read only.", "inbound"],
    isRagEnabled: ["Retired, and always false. Taken for compatibility.", false],
    isGuardianEnabled: [
      "Whether what it is about to say is checked first, for sensitive conversations; false unless told otherwise.",
      false,
    ],
    modelVersion: ["The version of its model, a text that is kept for you; null: not said.", "2026-10"],
    languages: [
      'The languages that it is trained in, each once; `["ENGLISH"]` unless told otherwise.',
      ["ENGLISH"],
    ],
    instructions: [
      "What it is to keep to: up to 50, each of up to 2000 characters. Null: none.",
      ["Offer new patients the first visit on a weekday morning."],
    ],
    accent: ["How its voice sounds; null: not said.", "Midwestern"],
    firstMessage: [
      "Opens calls where there is no phone greeting; null: `greeting` does.",
      "Hello, this is Bright Smile.",
    ],
    defaultVoiceId: [
      "The voice of numbers that programs order for it and name none; null: not chosen.",
      "KIND_CURIOUS",
    ],
    handoffPhoneNumber: ["Where it hands calls off to, E.164; null for nowhere.", "+13125550123"],
    interruptible: [
      "Whether callers may interrupt it; otherwise it finishes what it is saying. True unless told otherwise.",
      true,
    ],
    actionIds: [
      "What it may do in a call. Null is every action, an empty list is none.",
      ["answer", "transfer", "take_message"],
    ],
    dataCollectionFields: [
      "What it asks callers for: up to 50 names of 100 characters. Null: nothing.",
      ["Insurance"],
    ],
    dataCollectionWebhookUrl: [
      "Where collected details are sent, an address that begins with `https://`; null for nowhere.",
      "https://example.com/collected",
    ],
    model: ["Its model, chosen when it is added, for good; `oppie-vox` unless told otherwise.", "oppie-vox"],
    faqs: ["The questions that it can answer, 200 at most. Sent, they take the place of all that it has."],
    organization: ["The organization that it belongs to."],
    lineCount: ["How many living lines it is attached to.", 1],
    version: ["Counts the changes. The same number is the `ETag` of the answer, for `If-Match`.", 1],
    createdAt: ["When it was added.", MADE_AT],
    updatedAt: ["When it was last changed.", CHANGED_AT],
  }),
  answered("BotList", botListSchema, "A page of bots.", {
    bots: ["The bots of this page."],
    pagination: ["Where the next page begins."],
  }),
  answered("Faq", botFaqSchema, "A question that a bot can answer.", {
    id: ["The question's id. It stays when question or answer is changed.", IDS.faq],
    question: ["The question, as callers ask it, 300 characters at most.", QUESTION],
    answer: ["What the bot answers, 2000 characters at most.", ANSWER],
  }),
  sent("FaqInput", faqSchema, "A question for a bot to answer.", {
    question: ["The question, as callers ask it, 300 characters at most.", QUESTION],
    answer: ["What the bot answers, 2000 characters at most.", ANSWER],
  }),
  answered("FaqOfBot", faqOfBotSchema, "A question, with the version that its bot has with it.", {
    id: ["The question's id. It stays when question or answer is changed.", IDS.faq],
    question: ["The question, as callers ask it, 300 characters at most.", QUESTION],
    answer: ["What the bot answers, 2000 characters at most.", ANSWER],
    version: [VERSION, 2],
  }),
  answered("FaqList", faqListSchema, "All questions of a bot.", {
    faqs: ["The questions, in the bot's order."],
    version: [VERSION, 2],
  }),
  answered("DeletedFaq", deletedFaqSchema, "A question that is no more.", {
    id: ["The id that it had.", IDS.faq],
    version: [VERSION, 3],
  }),
];

import {
  askedQuestionsSchema,
  conversationDetailSchema,
  conversationListSchema,
  conversationSchema,
  transcriptTurnSchema,
} from "@/lib/schemas/conversation";
import { getConversationContract, listConversationsContract } from "../../v1/conversations";
import { IDS, MADE_AT } from "./ids";
import { answered, operation } from "./text";

const ANSWERED_AT = "2026-11-02T15:04:06.480Z";
const ENDED_AT = "2026-11-02T15:05:31.020Z";
const CALL = {
  id: ["The conversation's id.", IDS.conversation],
  medium: ["Always `PHONE`.", "PHONE"],
  direction: ["Who called whom; `inbound` is a call to the line.", "inbound"],
  status: ["Whether it is ringing, in progress or over.", "ended"],
  outcome: [
    "What became of it; null while it is not over. `emergency`: the caller was told to dial 911. `opted_out`: the caller asked for no more calls, which is not stored anywhere else yet.",
    "answered",
  ],
  questions: ["How many questions the caller asked, and how many were answered."],
  orgId: ["The organization of the line when it was called.", IDS.organization],
  organization: ["That organization."],
  phoneNumberId: ["The line that was called.", IDS.line],
  toNumber: ["The line's number in E.164 format.", "+13125550142"],
  fromNumber: ["The caller's number in E.164 format; null if it was withheld.", "+12065550177"],
  bot: ["The bot that answered; null once it has been deleted."],
  language: ["The language of the call.", "ENGLISH"],
  durationSeconds: ["The seconds between answer and end; null while it is not over.", 85],
  createdAt: ["When the line rang.", MADE_AT],
  answeredAt: ["When the bot answered; null if it never did.", ANSWERED_AT],
  endedAt: ["When the call ended; null while it is not over.", ENDED_AT],
} as const;

export const CONVERSATION_SHAPES = [
  answered("AskedQuestions", askedQuestionsSchema, "The questions of a caller, counted.", {
    asked: ["How many times the caller asked something.", 3],
    answered: ["How many of these the bot answered, from its training or with a fact of the practice.", 2],
  }),
  answered("Conversation", conversationSchema, "A call, without what was said.", CALL),
  answered("ConversationList", conversationListSchema, "A page of calls.", {
    conversations: ["The calls on this page, the newest first."],
    pagination: ["How to get the next page."],
  }),
  answered("TranscriptTurn", transcriptTurnSchema, "One turn of a conversation.", {
    speaker: ["Who spoke.", "caller"],
    text: ["What was said, as far as the other side heard it; null while it is masked.", "Where do I park?"],
    isInterrupted: ["Whether the caller cut it off.", false],
    source: [
      "Where a sentence of the bot comes from: `faq` is an answer of its training, `fact` the practice’s hours, address or phone number, `emergency` the advice to dial 911, `referral` words that send the caller to the staff. Null for what callers say.",
      null,
    ],
    faqId: ["The question of the bot's training that it answers; otherwise null.", null],
    createdAt: ["When it was said.", ANSWERED_AT],
  }),
  answered("ConversationDetail", conversationDetailSchema, "A call with its transcript.", {
    ...CALL,
    isMasked: ["Whether what was said is left out.", false],
    transcript: ["What was said, turn by turn."],
  }),
];

export const CONVERSATION_OPERATIONS = [
  operation(listConversationsContract, "Newest first. What was said is not part of the list.", {
    phoneNumberId: ["Only calls to this line.", IDS.line],
    botId: ["Only calls that this bot answered.", IDS.bot],
    outcome: ["Only calls with this outcome.", "answered"],
  }),
  operation(
    getConversationContract,
    "What was said is masked, unless you ask to see it with `unmask=true`. That takes the role of manager or above, and the first time is recorded in the history.",
    {
      unmask: ["`true` returns what was said.", "true"],
      reason: [
        "Why it is needed; a platform key must say so.",
        "The practice asked us to look into this call.",
      ],
    },
  ),
];

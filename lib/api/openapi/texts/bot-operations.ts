import {
  createBotContract,
  createFaqContract,
  deleteBotContract,
  deleteFaqContract,
  getBotContract,
  listBotsContract,
  listFaqsContract,
  updateBotContract,
  updateFaqContract,
} from "../../contracts/bots";
import { IDS } from "./ids";
import { operation, operationWithBody, type Text } from "./text";

/** Sent, but not answered. */
const SENT_ONLY = {
  integrationId: [
    "The integration that it works with, an id that is kept for you; null for none.",
    IDS.integration,
  ],
} satisfies Record<string, Text>;

const VERSION = "The answer, and its `ETag`, carry the version that the bot has from then on.";

export const BOT_OPERATIONS = [
  operation(
    listBotsContract,
    "All bots that the key reaches, with their training, narrowed by what is given.",
    {
      language: ["Only bots that are trained in this language.", "SPANISH"],
      outbound: ["`true`: only those that place calls. `false`: only those that do not.", "true"],
      q: ["Words that name and internal name hold, in any order.", "front desk"],
    },
  ),
  operationWithBody(
    createBotContract,
    "Its languages, greetings and questions can be changed later; its organization and model cannot. It answers calls once a line is attached to it.",
    {
      orgId: IDS.organization,
      name: "Front Desk",
      greeting: "Hello, how can I help?",
      phoneGreeting: "Thank you for calling Bright Smile Dental. How can I help?",
      languages: ["ENGLISH"],
      faqs: [{ question: "Where do I park?", answer: "Behind the house." }],
    },
    SENT_ONLY,
  ),
  operation(getBotContract, "The bot with its greetings, instructions and questions."),
  operationWithBody(
    updateBotContract,
    "Only what is given changes; null clears what may be null. `faqs` and `instructions` take the place of all that the bot has; a question that is still there keeps its id. Lines whose language the bot no longer speaks are named in warnings, `language_mismatch`, and need attention.",
    { languages: ["ENGLISH", "SPANISH"], phoneGreeting: null },
    SENT_ONLY,
  ),
  operation(
    deleteBotContract,
    "Its greetings, questions and instructions are deleted with it, for good; what it did stays in the history. Refused with `bot_in_use` and the lines in `error.lines` while it answers any.",
  ),
  operation(listFaqsContract, "In the bot's order, all in one answer."),
  operationWithBody(createFaqContract, `A bot can have 200 questions. ${VERSION}`, {
    question: "Where do I park?",
    answer: "Behind the house.",
  }),
  operationWithBody(updateFaqContract, `Only what is given changes. ${VERSION}`, {
    answer: "In the yard.",
  }),
  operation(deleteFaqContract, VERSION),
];

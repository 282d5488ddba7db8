import {
  createBotContract,
  createFaqContract,
  deleteBotContract,
  deleteFaqContract,
  getBotContract,
  getFaqContract,
  listBotsContract,
  listFaqsContract,
  updateBotContract,
  updateFaqContract,
} from "../../v1/bots";
import { IDS } from "./ids";
import { operation, operationWithBody, type Text } from "./text";

/** Accepted in requests, but not part of any response. */
const SENT_ONLY = {
  integrationId: [
    "The id of the integration the bot works with, stored as is; null for none.",
    IDS.integration,
  ],
} satisfies Record<string, Text>;

const VERSION = "The response and its `ETag` carry the bot's new version.";

export const BOT_OPERATIONS = [
  operation(
    listBotsContract,
    "Returns all bots the key can reach, with their training, narrowed by the filters you send.",
    {
      language: ["Only bots trained in this language.", "SPANISH"],
      outbound: ["`true` for only bots that place calls, `false` for only bots that don't.", "true"],
      q: [
        "Matches names, languages and the organization, with words in any order. Accents, case and punctuation don't matter.",
        "front desk",
      ],
    },
  ),
  operationWithBody(
    createBotContract,
    "You can change the bot's languages, greetings and questions later, but not its organization or model. It answers calls once it is attached to a line.",
    {
      orgId: IDS.organization,
      name: "Front Desk",
      greeting: "Hello, how can I help?",
      phoneGreeting: "Thank you for calling Bright Smile Dental. How can I help?",
      languages: ["ENGLISH"],
      faqs: [{ question: "Where do I park?", answer: "Behind the building." }],
    },
    SENT_ONLY,
  ),
  operation(getBotContract, "Returns the bot with its greetings, instructions and questions."),
  operationWithBody(
    updateBotContract,
    "Changes only the fields you send; null clears a nullable field. `faqs` and `instructions` replace all existing ones; a question that is still in the list keeps its id. If you change languages or greetings, the response includes a `language_mismatch` warning for each line whose language the bot is not trained in, and a `greeting_language_mismatch` warning for each line that speaks another language than the greetings. These lines need attention.",
    { languages: ["ENGLISH", "SPANISH"], phoneGreeting: null },
    SENT_ONLY,
  ),
  operation(
    deleteBotContract,
    "Permanently deletes the bot with its greetings, questions and instructions; its history stays. Refused with `bot_in_use` while the bot is attached to lines, which are listed in `error.lines`.",
  ),
  operation(listFaqsContract, "Returns all questions at once, in the bot's order."),
  operation(getFaqContract, "The response and its `ETag` carry the bot's version."),
  operationWithBody(createFaqContract, `A bot can have up to 200 questions. ${VERSION}`, {
    question: "Where do I park?",
    answer: "Behind the building.",
  }),
  operationWithBody(updateFaqContract, `Changes only the fields you send. ${VERSION}`, {
    answer: "In the lot across the street.",
  }),
  operation(deleteFaqContract, VERSION),
];

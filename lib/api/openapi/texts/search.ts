import { hitListSchema, hitSchema } from "@/lib/schemas/search";
import { searchContract } from "../../v1/search";
import { IDS, MADE_AT } from "./ids";
import { answered, operation } from "./text";

export const SEARCH_SHAPES = [
  answered("SearchHit", hitSchema, "One thing that a search found: what it is, and where.", {
    kind: [
      "What it is: a line, a released line, a purchase that is under way or failed, an unknown number that is paid for at the carrier, an account, an organization, a bot, a person, an invitation that is not accepted yet, an API key, a SIP trunk, or a change. Only sessions of the console find people, invitations, unknown numbers and API keys; API keys never do.",
      "phone_number",
    ],
    id: ["Its id. For a change, the id of the audit entry.", IDS.line],
    title: ["Its number in E.164 format, or its name.", "+13125550142"],
    detail: [
      "What else it is known by: a line's or purchase's name, the e-mail address of a person or invitation, a trunk's host, an organization's city, the action of a change; null if nothing.",
      "Main Line",
    ],
    lineState: ["The state of a line; null for anything else.", "answering"],
    orderStage: ["How far a purchase is; null for anything else.", null],
    subjectType: ["The type of object that was changed; null unless it is a change.", null],
    subjectId: ["The id of the object that was changed; null unless it is a change.", null],
    carrier: [
      "The carrier of a line, purchase or unknown number; `sip` for numbers you brought. Null for anything else.",
      "twilio",
    ],
    at: [
      "When the line was released, the purchase was placed, the unknown number was found, or the change was made; null for anything else.",
      MADE_AT,
    ],
    organization: ["The organization it belongs to; null if it belongs to none."],
    account: ["The account it belongs to, for a platform key only; otherwise null."],
    bot: ["The bot that answers a line; null for anything else."],
    place: [
      "City and state of the organization it belongs to; null if it belongs to none or the address has none.",
      "Chicago, IL",
    ],
  }),
  answered("SearchHitList", hitListSchema, "What a search found.", {
    hits: [
      "What was found, grouped by kind. A kind of which something is named exactly as the search comes first, then one whose name begins so; the same within each kind.",
    ],
    elsewhere: [
      "With `orgId` or `accountId`: what was found elsewhere, grouped by kind; otherwise empty.",
      [],
    ],
    more: ["The kinds of which there is more than `limit` allows.", ["phone_number"]],
  }),
];

export const SEARCH_OPERATIONS = [
  operation(
    searchContract,
    "Finds lines, also released ones, purchases that aren't done, organizations, bots, trunks and changes that the key can reach and has the scope to read. People, invitations and unknown numbers at the carrier are found in the console only. Accents, apostrophes, case and punctuation don't matter, words may be in any order, and a number may be in any format. Ids are found too: ours, the carrier's, and those of requests.",
    {
      q: ["What to search for.", "linea"],
      orgId: ["Puts what is in this organization first, and the rest into `elsewhere`.", IDS.organization],
      accountId: ["The same for an account with its locations.", IDS.account],
      limit: ["The maximum number of each kind to return, 1 to 20.", 5],
    },
  ),
];

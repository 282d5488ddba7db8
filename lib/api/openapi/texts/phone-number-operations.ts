import {
  attachPhoneNumberContract,
  bringPhoneNumberContract,
  checkPhoneNumberContract,
  createPhoneNumberContract,
  detachPhoneNumberContract,
  getPhoneNumberContract,
  getPhoneNumberHistoryContract,
  listPhoneNumbersContract,
  migratePhoneNumberContract,
  releasePhoneNumberContract,
  restorePhoneNumberContract,
  switchPhoneNumberContract,
  updatePhoneNumberContract,
} from "../../contracts/phone-numbers";
import { IDS } from "./ids";
import { operation, operationWithBody } from "./text";

const WARNS =
  "A bot that is not trained in the line's language is allowed: the answer then carries the warning `language_mismatch`, and the line needs attention.";

export const PHONE_NUMBER_OPERATIONS = [
  operation(
    listPhoneNumbersContract,
    "All lines that the key reaches, narrowed by what is given. Released ones are left out unless asked for by `status` or `state`.",
    {
      limit: ["How many to answer at most, 1 to 100.", 100],
      botId: ["Only lines that this bot answers.", IDS.bot],
      status: ["Only lines of this status.", "active"],
      state: ["Only lines of which the console says this.", "needs_attention"],
      areaCode: ["Only lines of this area code, three digits.", "312"],
      language: ["Only lines that speak this language.", "SPANISH"],
      q: ["Words that name, number or city hold, in any order; a number in any way of writing.", "(312) 555"],
    },
  ),
  operationWithBody(
    createPhoneNumberContract,
    `Buys at the carrier, which costs its monthly price from then on. The organization needs a complete address and a timezone, and can have 10 numbers. What takes longer than 8 seconds, or has to wait for the carrier, is answered with 202 and \`data.order\`: send the same request again with its \`Idempotency-Key\`, or follow the order. Without an \`Idempotency-Key\`, a request that is sent twice buys twice.\n\n${WARNS}`,
    {
      orgId: IDS.organization,
      botId: IDS.bot,
      name: "Main Line",
      language: "ENGLISH",
      voiceId: "FRIENDLY_BRIGHT",
      areaCode: "312",
    },
    {
      orgId: ["The organization to buy for.", IDS.organization],
      botId: [
        "A bot of the same organization to answer it. Left out or null, the line starts detached.",
        IDS.bot,
      ],
      areaCode: [
        "The area code to buy in, three digits; nothing is bought in another one. Left out or null: the codes of the organization's city, then of its state, then the installation's own (`DEFAULT_AREA_CODE`), the first with stock. Beside `phoneNumber`, that number's own.",
        "312",
      ],
      phoneNumber: [
        "Exactly this number, found in `available-phone-numbers`, instead of `areaCode`: `+1` and ten digits.",
        "+13125550142",
      ],
    },
  ),
  operationWithBody(
    bringPhoneNumberContract,
    `For a number that your SIP provider forwards to Linekeeper. Nothing is bought, and it is never released at a carrier. It counts among the organization's 10 numbers.\n\n${WARNS}`,
    { orgId: IDS.organization, phoneNumber: "+442079460958", name: "London", botId: IDS.bot },
    {
      orgId: ["The organization that the line will belong to.", IDS.organization],
      phoneNumber: ["The number, E.164, of any country.", "+442079460958"],
      name: ["What people call the line. Left out, its digits.", "London"],
      botId: [
        "A bot of the same organization to answer it. Left out or null, the line starts detached.",
        IDS.bot,
      ],
    },
  ),
  operation(
    getPhoneNumberContract,
    "The line with its organization and bot. One that is released answers as one that does not exist; its history stays.",
  ),
  operationWithBody(
    updatePhoneNumberContract,
    `Only what is given changes; null clears what may be null. The bot changes by attach, detach or switch alone: \`botId\` is refused with \`use_attach_endpoint\`.\n\n${WARNS}`,
    { language: "SPANISH", voiceId: "KIND_CURIOUS" },
  ),
  operation(
    releasePhoneNumberContract,
    "At once and for good, once it is detached; or, with `quarantineDays`, after that many days, which detaches it now and which restore undoes. Given again, the days and what callers get are changed. While the carrier has not confirmed, the answer is 202 with the line `releasing`, and the work goes on by itself. A brought number is forgotten without a word to a carrier.",
    {
      quarantineDays: ["Release it after so many days, 1 to 30. Left out, at once.", 7],
      forwardTo: [
        "The number that callers are to be forwarded to until then. Calls are not forwarded yet: callers hear a notice, with or without it. Only with `quarantineDays`.",
        "+13125550100",
      ],
    },
  ),
  operation(
    restorePhoneNumberContract,
    "It is active again, and attached to the bot that it had; where that bot is gone, the warning `bot_gone` says so. An active line stays as it is.",
  ),
  operationWithBody(
    attachPhoneNumberContract,
    `The bot is to answer the line's calls from then on. The bot that is attached already: 200, and nothing changes. Another one in its place is refused; use switch for that.\n\n${WARNS}`,
    { botId: IDS.bot },
    { botId: ["A bot of the line's organization.", IDS.bot] },
  ),
  operation(
    detachPhoneNumberContract,
    "No bot is to answer its calls from then on. A line that is detached already stays as it is.",
  ),
  operationWithBody(
    switchPhoneNumberContract,
    `The line is never detached in between. A detached line is attached.\n\n${WARNS}`,
    { botId: IDS.secondBot },
    { botId: ["The bot to answer from now on, of the line's organization.", IDS.secondBot] },
  ),
  operationWithBody(
    migratePhoneNumberContract,
    "Clears `botId`, `verifiedCallerId` and `callbackForwardingNumber`, and `transferTrunkId` unless the target's account owns that trunk. Nobody is to answer it until a bot of the target is attached. The target's limit of 10 numbers counts. Out of its account, only a key of the platform moves a line.",
    { targetOrgId: IDS.secondOrganization },
    { targetOrgId: ["The organization to move to.", IDS.secondOrganization] },
  ),
  operation(
    getPhoneNumberHistoryContract,
    "Newest first. What came before a move to another account stays with the old account.",
  ),
  operation(
    checkPhoneNumberContract,
    "Whether a bot is attached and trained in the line's language, whether the organization is complete, and the voice. Each check says what to do where it fails.",
  ),
];

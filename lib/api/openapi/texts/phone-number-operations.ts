import { NUMBER_LIMIT } from "@/lib/constants/limits";
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
} from "../../v1/phone-numbers";
import { IDS } from "./ids";
import { operation, operationWithBody } from "./text";

const WARNS =
  "A bot that isn't trained in the line's language is allowed; the response then includes the warning `language_mismatch`, and the line needs attention. The same goes for a bot that is trained in it but greets callers in another language: `greeting_language_mismatch`.";

export const PHONE_NUMBER_OPERATIONS = [
  operation(
    listPhoneNumbersContract,
    "Returns all lines the key can reach, narrowed by the filters you send. Released lines are left out unless you ask for them with `status` or `state`.",
    {
      limit: ["The maximum number to return, 1 to 100.", 100],
      botId: ["Only lines attached to this bot.", IDS.bot],
      status: ["Only lines with this status.", "active"],
      state: ["Only lines in this state, as the console shows it.", "needs_attention"],
      areaCode: ["Only lines in this three-digit area code.", "312"],
      language: ["Only lines in this language.", "SPANISH"],
      q: [
        "Matches name, number, city, language, voice, organization and bot, with words in any order and numbers in any format. Accents, case and punctuation don't matter.",
        "(312) 555",
      ],
    },
  ),
  operationWithBody(
    createPhoneNumberContract,
    `Buys a number from the carrier, which charges its monthly price from then on. The organization needs a complete address and a timezone, and can have up to ${NUMBER_LIMIT} numbers. If the purchase takes longer than 8 seconds or has to wait for the carrier, the response is 202 with \`data.order\`: repeat the request with the same \`Idempotency-Key\`, or poll the order. Without an \`Idempotency-Key\`, sending the request twice buys two numbers.\n\nA dry run also searches the carrier and returns the number that it would sell now. It can't know whether somebody else buys that number first, or whether the carrier accepts the purchase.\n\n${WARNS}`,
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
        "A bot in the same organization to attach. If omitted or null, the line starts detached.",
        IDS.bot,
      ],
      areaCode: [
        "The three-digit area code to buy in; no other code is used. If omitted or null, tries the codes of the organization's city, then those of its state, then the installation's own (`DEFAULT_AREA_CODE`), and uses the first with stock. If sent with `phoneNumber`, it must be that number's area code.",
        "312",
      ],
      phoneNumber: [
        "The exact number to buy, instead of `areaCode`: `+1` and ten digits, as found with `available-phone-numbers`.",
        "+13125550142",
      ],
    },
  ),
  operationWithBody(
    bringPhoneNumberContract,
    `For a number your SIP provider forwards to Linekeeper. Nothing is bought, and the number is never released to a carrier. It counts toward the organization's limit of ${NUMBER_LIMIT} numbers.\n\n${WARNS}`,
    { orgId: IDS.organization, phoneNumber: "+442079460958", name: "London", botId: IDS.bot },
    {
      orgId: ["The organization the line will belong to.", IDS.organization],
      phoneNumber: [
        "The number, of any country and in any format. Without a country code it is a US number.",
        "+442079460958",
      ],
      name: ["A display name. Defaults to the number's digits.", "London"],
      botId: [
        "A bot in the same organization to attach. If omitted or null, the line starts detached.",
        IDS.bot,
      ],
    },
  ),
  operation(
    getPhoneNumberContract,
    "Returns the line with its organization and bot. A released line returns 404, as if it didn't exist; its history stays available.",
  ),
  operationWithBody(
    updatePhoneNumberContract,
    `Changes only the fields you send; null clears a nullable field. To change the bot, use attach, detach or switch: a new \`botId\` is refused with \`use_attach_endpoint\`.\n\n${WARNS}`,
    { language: "SPANISH", voiceId: "KIND_CURIOUS" },
  ),
  operation(
    releasePhoneNumberContract,
    "Without `quarantineDays`, releases the line immediately and permanently; it must be detached first. With `quarantineDays`, detaches the line now and releases it after that many days; until then, restore undoes it. Sending `quarantineDays` again changes the days and what callers get. Until the carrier has confirmed a release, the response is 202 with the line `releasing`, and the work continues in the background. A number you brought is removed without contacting a carrier. A dry run doesn't contact the carrier either, so it can't know how soon the carrier confirms.",
    {
      quarantineDays: [
        "Release the line after this many days, 1 to 30. If omitted, it is released immediately.",
        7,
      ],
      forwardTo: [
        "The number to forward callers to until the release. Requires `quarantineDays`. Calls aren't forwarded yet, so callers hear a notice either way.",
        "+13125550100",
      ],
    },
  ),
  operation(
    restorePhoneNumberContract,
    "The line becomes active again, with the bot it had before. If that bot no longer exists, the response includes the warning `bot_gone`. An active line stays unchanged.",
  ),
  operationWithBody(
    attachPhoneNumberContract,
    `Sets the bot that answers the line's calls. Attaching the same bot again returns 200 and changes nothing. If another bot is attached, the request is refused; use switch instead.\n\n${WARNS}`,
    { botId: IDS.bot },
    { botId: ["A bot in the line's organization.", IDS.bot] },
  ),
  operation(
    detachPhoneNumberContract,
    "Leaves the line without a bot to answer its calls. A line that is already detached stays unchanged.",
  ),
  operationWithBody(
    switchPhoneNumberContract,
    `The line is never detached in between. A detached line is attached to the bot.\n\n${WARNS}`,
    { botId: IDS.secondBot },
    { botId: ["The new bot, in the line's organization.", IDS.secondBot] },
  ),
  operationWithBody(
    migratePhoneNumberContract,
    "Clears `botId`, `verifiedCallerId` and `callbackForwardingNumber`, and `transferTrunkId` unless the target's account owns that trunk. No bot answers the line until one of the target organization's bots is attached. The line counts toward the target's limit of 10 numbers. Only a platform key can move a line to another account.",
    { targetOrgId: IDS.secondOrganization },
    { targetOrgId: ["The organization to move to.", IDS.secondOrganization] },
  ),
  operation(
    getPhoneNumberHistoryContract,
    "Newest first. After a move to another account, earlier entries stay with the old account.",
  ),
  operation(
    checkPhoneNumberContract,
    "Checks that a bot is attached, that it is trained in the line's language and that the organization is complete, and reports the voice. Each failed check says what to do.",
  ),
];

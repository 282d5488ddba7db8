import { BROUGHT } from "@/lib/constants/carrier";
import { CARRIER_NAMES } from "@/lib/constants/carriers";
import {
  attentionSchema,
  numberCheckSchema,
  numberChecksSchema,
  phoneNumberListSchema,
  phoneNumberSchema,
  releaseUnderWaySchema,
} from "@/lib/schemas/phone-number";
import { CHANGED_AT, IDS, MADE_AT } from "./ids";
import { answered } from "./text";

const ATTACHED = {
  id: "attached",
  ok: true,
  title: "Attached to Front Desk",
  reason: "Calls to this line are answered.",
} as const;

/** The names of all carriers, as Markdown. */
const CARRIER_CODES = CARRIER_NAMES.map((name) => `\`${name}\``).join(", ");

const PLANS = phoneNumberSchema.shape.quarantinePlan.unwrap().options;

export const PHONE_NUMBER_SHAPES = [
  answered(
    "PhoneNumber",
    phoneNumberSchema,
    "A line: a phone number with its name, language, voice and bot.",
    {
      id: ["The line's id.", IDS.line],
      orgId: ["The organization the line belongs to.", IDS.organization],
      botId: [
        "The bot attached to the line; null when detached. Change it with attach, detach or switch.",
        IDS.bot,
      ],
      number: ["The phone number in E.164 format. It never changes.", "+13125550142"],
      name: ["A display name: 1 to 100 characters, in any script.", "Main Line"],
      language: [
        "The language the line speaks. A bot that isn't trained in it is allowed, with a warning.",
        "ENGLISH",
      ],
      voiceId: ["The voice callers hear.", "FRIENDLY_BRIGHT"],
      outbound: [
        "Whether calls can be placed from the line: its bot's `outbound`, or false when detached.",
        false,
      ],
      verifiedCallerId: [
        "The number shown to people called from the line: `+1` and ten digits, verified for the organization or its account. Null shows the line's own number. Numbers can't be verified yet, so only null is accepted.",
        "+13125550100",
      ],
      callbackForwardingNumber: [
        "Where to forward people who call back. Accepted in any format and returned in E.164; null for nowhere. Meant for bots that place calls. Stored, but not used yet.",
        "+13125550123",
      ],
      transferTrunkId: [
        "The SIP trunk for transferring the line's calls. It must belong to the line's organization or account. Null for none. Stored, but calls are not transferred yet.",
        IDS.trunk,
      ],
      speed: ["Speaking speed; 1 is normal. Set by the voice.", 1],
      stability: ["How even the voice sounds, from 0 to 1. Set by the voice.", 0.5],
      similarity: ["How closely speech matches the voice's model, from 0 to 1. Set by the voice.", 0.75],
      style: ["How expressive the voice sounds, from 0 to 1. Set by the voice.", 0.3],
      areaCode: ["The area code of a US number; null for a brought number.", "312"],
      locality: ["The city, as the carrier reports it; null if it reports none.", "Chicago"],
      region: ["The two-letter state code, as the carrier reports it; null if it reports none.", "IL"],
      status: [
        "The line's status. Only `active` lines can be attached, migrated or used for calls.",
        "active",
      ],
      state: [
        "The line's status, bot and language summed up in one word, as the console shows it. `needs_attention` takes precedence over `answering`; a brought number is `not_answering` even with a bot, because calls to it are not answered yet.",
        "answering",
      ],
      attention: ["Why the line needs attention; empty if it doesn't.", []],
      quarantinedUntil: ["When the quarantined line will be released; null for any other line.", null],
      quarantinePlan: [
        "What callers get until the release: a notice, or forwarding; null unless the line is quarantined.",
        null,
      ],
      carrier: [
        `Who holds the number: ${CARRIER_CODES}, or \`${BROUGHT}\` for a number you brought.`,
        "twilio",
      ],
      carrierNumberId: [
        "The carrier's own id for the number, for support; null for a number you brought.",
        "PN0123456789abcdef",
      ],
      monthlyPrice: [
        "The carrier's price in US dollars per month, as a decimal string; null if unknown.",
        "1.15",
      ],
      attachedAt: ["When the bot was attached; null when detached.", MADE_AT],
      detachedAt: [
        "When the line was last detached; null if it never was, or if a bot is attached now.",
        null,
      ],
      version: [
        "Increases with every change. The response's `ETag` begins with it; send it as `If-Match`.",
        1,
      ],
      organization: ["The organization the line belongs to."],
      bot: ["The attached bot; null when detached."],
      createdAt: ["When the line was created.", MADE_AT],
      updatedAt: ["When the line was last changed.", CHANGED_AT],
    },
  ),
  answered("LineOrganization", phoneNumberSchema.shape.organization, "The line's organization, in brief.", {
    id: ["The organization's id.", IDS.organization],
    name: ["Its name.", "Bright Smile Dental"],
    timezone: ["Its IANA timezone name.", "America/Chicago"],
    city: ["The city in its address; null if it has none.", "Chicago"],
  }),
  answered("LineBot", phoneNumberSchema.shape.bot.unwrap(), "The line's bot, in brief.", {
    id: ["The bot's id.", IDS.bot],
    name: ["Its name.", "Front Desk"],
    languages: ["The languages it is trained in.", ["ENGLISH"]],
    greetingLanguages: ["The languages it greets callers in, as far as Linekeeper can tell.", ["ENGLISH"]],
    outbound: ["Whether it also places calls.", false],
  }),
  answered("Attention", attentionSchema, "Why a line needs attention, and what to do next.", {
    code: ["The reason, as a code for programs.", "language_mismatch"],
    message: [
      "The reason and the next step, in words for people.",
      "Front Desk is not trained in Spanish. Choose another bot, or change the language.",
    ],
  }),
  answered("QuarantineNotice", PLANS[0], "Callers of the quarantined line hear a notice.", {
    kind: ["Always `notice`.", "notice"],
  }),
  answered(
    "QuarantineForward",
    PLANS[1],
    "Callers of the quarantined line will be forwarded. Calls aren't forwarded yet, so callers hear the notice.",
    {
      kind: ["Always `forward`.", "forward"],
      to: ["The number to forward to, in E.164 format.", "+13125550100"],
    },
  ),
  answered("PhoneNumberList", phoneNumberListSchema, "A page of lines.", {
    phoneNumbers: ["The lines on this page."],
    pagination: ["How to get the next page."],
  }),
  answered("ReleaseUnderWay", releaseUnderWaySchema, "A release the carrier hasn't confirmed yet.", {
    phoneNumber: ["The line, now with the status `releasing`."],
  }),
  answered("PhoneNumberCheck", numberCheckSchema, "One of the checks of whether a line is ready for calls.", {
    id: ["What is checked.", ATTACHED.id],
    ok: ["Whether the check passes.", ATTACHED.ok],
    title: ["The result, in words for people.", ATTACHED.title],
    reason: ["What the result means for callers.", ATTACHED.reason],
    fix: [
      "What to do next if the check fails, or a hint if it passes; null if there is nothing to do or the line isn't active.",
      null,
    ],
  }),
  answered("PhoneNumberChecks", numberChecksSchema, "The checks of a line.", {
    checks: [
      "The checks of bot, language, training, organization and voice, in that order. Training is checked only for the bot of an active line.",
      [
        { ...ATTACHED, fix: null },
        {
          id: "language",
          ok: true,
          title: "Speaks English, and the bot is trained in it",
          reason: "Front Desk is trained in English.",
          fix: null,
        },
        {
          id: "training",
          ok: true,
          title: "Front Desk has no questions yet",
          reason:
            "It greets callers and tells office hours, address and phone number, but answers no other questions.",
          fix: "add_questions",
        },
        {
          id: "organization",
          ok: true,
          title: "Belongs to Bright Smile Dental",
          reason: "Chicago, IL",
          fix: null,
        },
        {
          id: "voice",
          ok: true,
          title: "Voice: Friendly, bright",
          reason: "Warm, easy to follow",
          fix: null,
        },
      ],
    ],
    ok: ["Whether all of them pass.", true],
  }),
];

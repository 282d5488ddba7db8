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

const PLANS = phoneNumberSchema.shape.quarantinePlan.unwrap().options;

export const PHONE_NUMBER_SHAPES = [
  answered(
    "PhoneNumber",
    phoneNumberSchema,
    "A line: a phone number with its name, language, voice and bot.",
    {
      id: ["The line's id.", IDS.line],
      orgId: ["The organization that the line belongs to.", IDS.organization],
      botId: [
        "The bot that is to answer it; null when detached, and then nobody does. Changed by attach, detach and switch.",
        IDS.bot,
      ],
      number: ["The phone number, E.164. It never changes.", "+13125550142"],
      name: ["What people call the line: 1 to 100 characters, letters of any script.", "Main Line"],
      language: [
        "The language that the line speaks. A bot that is not trained in it is allowed, with a warning.",
        "ENGLISH",
      ],
      voiceId: ["The voice that callers hear.", "FRIENDLY_BRIGHT"],
      outbound: ["Whether calls can be placed from it: as its bot's `outbound`, false when detached.", false],
      verifiedCallerId: [
        "The number that people called from the line are to see instead of its own: `+1` and ten digits, verified for the organization or its account. Null: the line's own. None can be verified yet, so any but null is refused.",
        "+13125550100",
      ],
      callbackForwardingNumber: [
        "Where people who call back are to be sent, E.164; null for nowhere. For bots that place calls; kept, and not used yet.",
        "+13125550123",
      ],
      transferTrunkId: [
        "The SIP trunk over which its calls are to be transferred: one of the line's organization or account. Null: none.",
        IDS.trunk,
      ],
      speed: ["How fast the voice speaks; 1 is normal. Comes from the voice.", 1],
      stability: ["How even the voice is, 0 to 1. Comes from the voice.", 0.5],
      similarity: ["How close it keeps to its model, 0 to 1. Comes from the voice.", 0.75],
      style: ["How expressive the voice is, 0 to 1. Comes from the voice.", 0.3],
      areaCode: ["The area code of a US number; null for a brought number.", "312"],
      locality: ["The city that the carrier names; null where it names none.", "Chicago"],
      region: ["The state that the carrier names, two letters; null where it names none.", "IL"],
      status: [
        "Whether the number is ours and in use. Only `active` lines attach, migrate or call.",
        "active",
      ],
      state: [
        "Status, bot and language in a word, as the console shows it. `needs_attention` outranks `answering`.",
        "answering",
      ],
      attention: ["Why the line needs attention; empty when all is well.", []],
      quarantinedUntil: ["When it is released; null unless it is quarantined.", null],
      quarantinePlan: ["What callers get until then; null unless it is quarantined.", null],
      carrier: ["Who holds the number: `local`, `twilio`, or `sip` for a brought one.", "twilio"],
      monthlyPrice: [
        "What the carrier charges, in US dollars a month, as a decimal text; null where it does not say.",
        "1.15",
      ],
      attachedAt: ["When its bot was attached; null when detached.", MADE_AT],
      detachedAt: ["When it was last detached; null if never, or since it was attached anew.", null],
      version: ["Counts the changes. The same number is the `ETag` of the answer, for `If-Match`.", 1],
      organization: ["The organization that the line belongs to."],
      bot: ["The bot that answers it; null when detached."],
      createdAt: ["When the line came to be.", MADE_AT],
      updatedAt: ["When it was last changed.", CHANGED_AT],
    },
  ),
  answered(
    "LineOrganization",
    phoneNumberSchema.shape.organization,
    "What a line tells of its organization.",
    {
      id: ["The organization's id.", IDS.organization],
      name: ["Its name.", "Bright Smile Dental"],
      timezone: ["Its IANA timezone.", "America/Chicago"],
      city: ["The city of its address; null while there is none.", "Chicago"],
    },
  ),
  answered("LineBot", phoneNumberSchema.shape.bot.unwrap(), "What a line tells of its bot.", {
    id: ["The bot's id.", IDS.bot],
    name: ["Its name.", "Front Desk"],
    languages: ["The languages that it is trained in.", ["ENGLISH"]],
    outbound: ["Whether it places calls too.", false],
  }),
  answered("Attention", attentionSchema, "Why a line needs attention, with the next step.", {
    code: ["The reason, for programs.", "language_mismatch"],
    message: [
      "The reason and the next step, for people.",
      "Front Desk is not trained in Spanish. Choose another bot, or change the language.",
    ],
  }),
  answered("QuarantineNotice", PLANS[0], "Callers of the quarantined line hear a notice.", {
    kind: ["That it is a notice.", "notice"],
  }),
  answered(
    "QuarantineForward",
    PLANS[1],
    "Callers of the quarantined line are to be forwarded. Calls are not forwarded yet: they hear the notice.",
    {
      kind: ["That they are to be forwarded.", "forward"],
      to: ["Where to, E.164.", "+13125550100"],
    },
  ),
  answered("PhoneNumberList", phoneNumberListSchema, "A page of lines.", {
    phoneNumbers: ["The lines of this page."],
    pagination: ["Where the next page begins."],
  }),
  answered("ReleaseUnderWay", releaseUnderWaySchema, "A release that the carrier has not confirmed yet.", {
    phoneNumber: ["The line, `releasing` now."],
  }),
  answered("PhoneNumberCheck", numberCheckSchema, "One of the four checks that a line is ready for calls.", {
    id: ["What is checked.", ATTACHED.id],
    ok: ["Whether it is as it should be.", ATTACHED.ok],
    title: ["The result, for people.", ATTACHED.title],
    reason: ["What that means, as far as calls are taken yet.", ATTACHED.reason],
    fix: [
      "The next step where the check fails; null where it passes, or where the line is not active.",
      null,
    ],
  }),
  answered("PhoneNumberChecks", numberChecksSchema, "The four checks of a line.", {
    checks: [
      "Bot, language, organization and voice, in this order.",
      [
        { ...ATTACHED, fix: null },
        {
          id: "language",
          ok: true,
          title: "Speaks English, and so does the bot’s training",
          reason: "Front Desk is trained in English.",
          fix: null,
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
    ok: ["Whether all four pass.", true],
  }),
];

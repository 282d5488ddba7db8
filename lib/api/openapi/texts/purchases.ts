import {
  availableNumberListSchema,
  availableNumberSchema,
  orderListSchema,
  orderSchema,
  orderUnderWaySchema,
} from "@/lib/schemas/phone-number";
import {
  finishPhoneNumberOrderContract,
  getPhoneNumberOrderContract,
  listAvailablePhoneNumbersContract,
  listPhoneNumberOrdersContract,
  releasePhoneNumberOrderContract,
} from "../../contracts/phone-numbers";
import { CHANGED_AT, IDS, MADE_AT } from "./ids";
import { answered, operation } from "./text";

export const PURCHASE_SHAPES = [
  answered(
    "PhoneNumberOrder",
    orderSchema,
    "A purchase of a phone number, with the moment each step was reached.",
    {
      id: ["The order's id.", IDS.order],
      orgId: ["The organization that it is for.", IDS.organization],
      state: ["How far it is; `done` and `failed` are final.", "done"],
      number: ["The number chosen so far, E.164; null while searching.", "+13125550142"],
      phoneNumberId: ["The line that was bought; null until it is there.", IDS.line],
      name: ["The name that the line will have.", "Main Line"],
      language: ["The language that the line will speak.", "ENGLISH"],
      voiceId: ["The voice that the line will have.", "FRIENDLY_BRIGHT"],
      botId: ["The bot that will answer it; null where none was named.", IDS.bot],
      areaCode: ["The area code bought in, or asked for so far; null while it is open.", "312"],
      steps: [
        "The five steps, in their order.",
        (["searched", "intent_kept", "bought", "wired", "checked"] as const).map((step) => ({
          step,
          at: MADE_AT,
        })),
      ],
      failure: ["Why it failed; null unless it did.", null],
      carrierNumberId: ["The carrier's own id of the number; null until it is bought.", "PN0123456789abcdef"],
      carrierLabel: [
        "What the number is called at the carrier; null until one is chosen.",
        `Linekeeper ${IDS.order}`,
      ],
      stopped: [
        "Why nothing goes on by itself any more, until somebody finishes or releases it; null while it does.",
        null,
      ],
      givenUp: ["Whether somebody gave it up, so that what was bought goes back.", false],
      waiting: ["What holds it up at the moment; null when nothing does.", null],
      organization: ["The organization that it is for."],
      bot: ["The bot that will answer; null where none was named.", { id: IDS.bot, name: "Front Desk" }],
      createdAt: ["When it was asked for.", MADE_AT],
      updatedAt: ["When it last went on.", MADE_AT],
    },
  ),
  answered("OrderStep", orderSchema.shape.steps.element, "A step of a purchase.", {
    step: ["Which step.", "searched"],
    at: ["When it was reached; null while it was not.", MADE_AT],
  }),
  answered("OrderFailure", orderSchema.shape.failure.unwrap(), "Why a purchase failed.", {
    code: [
      "An error code of the list, or `given_up` where somebody gave the purchase up.",
      "no_numbers_available",
    ],
    message: ["The reason, for people.", "The carrier has no numbers in that area code at the moment."],
    suggestions: ["Area codes to try instead: overlays first, then the nearest.", ["872", "773"]],
  }),
  answered("OrderStop", orderSchema.shape.stopped.unwrap(), "Why a purchase does not go on by itself.", {
    code: [
      "`account_problem`, `refused`, `carrier_unavailable`, `rate_limited`, `number_taken` (a practice has brought the same number) or `other_carrier` (the installation uses another one now).",
      "carrier_unavailable",
    ],
    message: ["The same, for people.", "The carrier did not answer for a whole day."],
    at: ["When it stopped.", CHANGED_AT],
  }),
  answered("OrderWait", orderSchema.shape.waiting.unwrap(), "What holds a purchase up.", {
    code: ["What it is.", "carrier_unavailable"],
    message: ["The same, for people.", "The carrier does not answer at the moment."],
    nextTryAt: ["When the next try is.", CHANGED_AT],
  }),
  answered("OrderUnderWay", orderUnderWaySchema, "A purchase that goes on after its request was answered.", {
    order: ["The purchase so far."],
  }),
  answered("PhoneNumberOrderList", orderListSchema, "A page of purchases.", {
    orders: ["The purchases of this page."],
    pagination: ["Where the next page begins."],
  }),
  answered("AvailablePhoneNumber", availableNumberSchema, "A number that the carrier has for sale.", {
    phoneNumber: ["The number, E.164; give it to the purchase as `phoneNumber`.", "+13125550142"],
    areaCode: ["Its area code.", "312"],
    locality: ["Its city; null where the carrier names none.", "Chicago"],
    region: ["Its state, two letters; null where the carrier names none.", "IL"],
    monthlyPrice: [
      "What the carrier charges, in US dollars a month, as a decimal text; null where it does not say.",
      "1.15",
    ],
  }),
  answered("AvailablePhoneNumberList", availableNumberListSchema, "What the carrier has for sale.", {
    availablePhoneNumbers: ["The numbers, in the carrier's order."],
  }),
];

export const PURCHASE_OPERATIONS = [
  operation(listPhoneNumberOrdersContract, "Newest first: all of them, or as `open` and `recent` say.", {
    botId: ["Only purchases for this bot.", IDS.bot],
    open: ["`true`: only those under way. `false`: only those that are done or failed.", "true"],
    recent: ["`true`: only those under way, and those that failed within seven days.", "true"],
  }),
  operation(
    getPhoneNumberOrderContract,
    "To follow a purchase that was answered with 202. `phoneNumberId` is the line once `state` is `done`; `failure` says why there is none.",
  ),
  operation(
    finishPhoneNumberOrderContract,
    "With a new day's time. A purchase that is under way, done or failed stays as it is, so that this is safe to repeat.",
  ),
  operation(
    releasePhoneNumberOrderContract,
    "What it bought is given back to the carrier, for good; `givenUp` is true from then on, and once that is done the purchase has failed with the code `given_up`. One that is done or failed already stays as it is.",
  ),
  operation(
    listAvailablePhoneNumbersContract,
    "Asks the carrier. Nothing is held by looking: a number that was sold meanwhile is refused at the purchase. What the carrier never searches for is refused at its field; `Retry-After` of a 503 is the carrier's own where it names one.",
    {
      areaCode: ["Only numbers of this area code, three digits.", "312"],
      contains: ["Digits or letters that the number holds; `*` stands for any digit.", "SMILE"],
      city: ["Only numbers of this city; give its state too.", "Chicago"],
      state: ["Only numbers of this state, two letters.", "IL"],
      near: ["Numbers near this one, `+1` and ten digits.", "+13125550100"],
      limit: ["How many to answer at most, 1 to 30.", 10],
    },
  ),
];

import { ORDER_STEPS } from "@/lib/constants/order-states";
import { availableNumberListSchema, availableNumberSchema } from "@/lib/schemas/area-code";
import { orderListSchema, orderSchema, orderUnderWaySchema, purchaseDryRunSchema } from "@/lib/schemas/order";
import {
  finishPhoneNumberOrderContract,
  getPhoneNumberOrderContract,
  listAvailablePhoneNumbersContract,
  listPhoneNumberOrdersContract,
  releasePhoneNumberOrderContract,
} from "../../v1/phone-numbers";
import { CHANGED_AT, IDS, MADE_AT } from "./ids";
import { answered, operation } from "./text";

export const PURCHASE_SHAPES = [
  answered(
    "PhoneNumberOrder",
    orderSchema,
    "A purchase of a phone number, with the time each step was reached.",
    {
      id: ["The order's id.", IDS.order],
      orgId: ["The organization the purchase is for.", IDS.organization],
      state: ["The state of the purchase; `done` and `failed` are final.", "done"],
      number: ["The number chosen so far, in E.164 format; null while searching.", "+13125550142"],
      requestedNumber: ["The exact number that was requested, in E.164 format; null if none was.", null],
      phoneNumberId: ["The line that was bought; null until it exists.", IDS.line],
      name: ["The name the line will have.", "Main Line"],
      language: ["The language the line will speak.", "ENGLISH"],
      voiceId: ["The voice the line will have.", "FRIENDLY_BRIGHT"],
      botId: ["The bot the line will be attached to; null for none.", IDS.bot],
      areaCode: ["The area code of the purchase, as bought in or as requested; null while undecided.", "312"],
      steps: [
        "The five steps, in order.",
        ORDER_STEPS.map((step) => ({
          step,
          at: MADE_AT,
        })),
      ],
      failure: ["Why the purchase failed; null if it didn't.", null],
      carrierNumberId: ["The carrier's id for the number; null until it is bought.", "PN0123456789abcdef"],
      carrierLabel: [
        "The number's label at the carrier; null until a number is chosen.",
        `Linekeeper ${IDS.order}`,
      ],
      carrierErrorCode: [
        "The carrier's own code of the refusal because of which the purchase failed, stopped or is waiting; null if there is none. Give it to support.",
        null,
      ],
      requestId: ["The request that placed the order: the `X-Request-Id` of its response.", IDS.request],
      stopped: [
        "Why the purchase stopped and needs to be finished or released; null if it hasn't stopped.",
        null,
      ],
      givenUp: ["Whether the purchase was given up, so that the number goes back to the carrier.", false],
      waiting: ["What the purchase is waiting for; null if it isn't waiting.", null],
      organization: ["The organization the purchase is for."],
      bot: ["The bot the line will be attached to; null for none.", { id: IDS.bot, name: "Front Desk" }],
      createdAt: ["When the purchase was requested.", MADE_AT],
      updatedAt: ["When the purchase last changed.", MADE_AT],
    },
  ),
  answered("OrderStep", orderSchema.shape.steps.element, "One step of a purchase.", {
    step: ["The step.", "searched"],
    at: ["When the step was reached; null if it wasn't yet.", MADE_AT],
  }),
  answered("OrderFailure", orderSchema.shape.failure.unwrap(), "Why a purchase failed.", {
    code: ["An error code, or `given_up` if someone gave up the purchase.", "no_numbers_available"],
    message: ["The reason, in words for people.", "The carrier has no numbers in this area code right now."],
    suggestions: ["Area codes to try instead: overlays first, then the nearest.", ["872", "773"]],
    remedy: [
      "What has to change before the purchase can succeed: `another_number`, `another_number_or_documents` (the carrier sells this number only with an address or document that support gives it), `another_area_code`, `complete_organization`, `free_slot` or `fix_carrier_account`. Null if the same purchase may succeed when it is tried again.",
      null,
    ],
  }),
  answered("OrderStop", orderSchema.shape.stopped.unwrap(), "Why a purchase stopped.", {
    code: [
      "`account_problem`, `refused`, `carrier_unavailable`, `rate_limited`, `number_taken` (a practice has brought the same number), `purchase_pending` (the carrier accepted the purchase and did not complete it) or `other_carrier` (its carrier is no longer configured).",
      "carrier_unavailable",
    ],
    message: ["The reason, in words for people.", "The carrier did not answer for a whole day."],
    at: ["When the purchase stopped.", CHANGED_AT],
  }),
  answered("OrderWait", orderSchema.shape.waiting.unwrap(), "What a purchase is waiting for.", {
    code: [
      "`carrier_unavailable`, `rate_limited` or `purchase_pending` (the carrier accepted the purchase and has yet to decide it).",
      "carrier_unavailable",
    ],
    message: ["The reason, in words for people.", "The carrier is not responding."],
    nextTryAt: ["When the purchase will be tried next.", CHANGED_AT],
  }),
  answered(
    "OrderUnderWay",
    orderUnderWaySchema,
    "A purchase that continues after the response to its request.",
    {
      order: ["The purchase so far."],
    },
  ),
  answered("PhoneNumberOrderList", orderListSchema, "A page of purchases.", {
    orders: ["The purchases on this page."],
    pagination: ["How to get the next page."],
  }),
  answered("AvailablePhoneNumber", availableNumberSchema, "A number the carrier has for sale.", {
    phoneNumber: ["The number in E.164 format; send it as `phoneNumber` to buy it.", "+13125550142"],
    areaCode: ["Its area code.", "312"],
    locality: ["Its city, as the carrier reports it; null if it reports none.", "Chicago"],
    region: ["Its two-letter state code, as the carrier reports it; null if it reports none.", "IL"],
    monthlyPrice: [
      "The carrier's price in US dollars per month, as a decimal string; null if unknown.",
      "1.15",
    ],
  }),
  answered("PurchaseDryRun", purchaseDryRunSchema, "What a purchase would buy now.", {
    availablePhoneNumber: ["The number that would be bought. Nothing reserves it."],
    slots: ["The organization's slots after the purchase."],
  }),
  answered(
    "SlotsAfter",
    purchaseDryRunSchema.shape.slots,
    "How many numbers an organization would have, and can have.",
    {
      limit: ["How many numbers an organization can have.", 10],
      taken: ["How many slots would be taken, open purchases included.", 3],
    },
  ),
  answered("AvailablePhoneNumberList", availableNumberListSchema, "The carrier's numbers for sale.", {
    availablePhoneNumbers: ["The numbers, in the carrier's order."],
  }),
];

export const PURCHASE_OPERATIONS = [
  operation(listPhoneNumberOrdersContract, "Newest first, narrowed by the filters you send.", {
    botId: ["Only purchases for this bot.", IDS.bot],
    open: ["`true` for only open purchases, `false` for only those that are done or failed.", "true"],
    recent: [
      "`true` for only open purchases and those that failed within the last seven days, without failures that somebody dismissed, or that a later purchase with the same name made up for.",
      "true",
    ],
  }),
  operation(
    getPhoneNumberOrderContract,
    "Use this to follow a purchase whose request returned 202. Once `state` is `done`, `phoneNumberId` is the line; once it is `failed`, `failure` says why.",
  ),
  operation(
    finishPhoneNumberOrderContract,
    "Resumes the purchase at once and gives it another 24 hours. A purchase that is under way, done or failed stays unchanged, so this request is safe to repeat.",
  ),
  operation(
    releasePhoneNumberOrderContract,
    "Gives up the purchase and permanently returns any number it bought to the carrier. `givenUp` is true from then on; once the carrier has the number back, the purchase is `failed` with the code `given_up`. A purchase that is already done or failed stays unchanged.",
  ),
  operation(
    listAvailablePhoneNumbersContract,
    "Searches the carrier's stock. Results aren't reserved: if a number has been sold in the meantime, buying it is refused. Values the carrier can't search for are refused at their field. On a 503, `Retry-After` is the carrier's own if it sends one.",
    {
      areaCode: ["Only numbers in this three-digit area code.", "312"],
      contains: ["Digits or letters the number contains; `*` matches any digit.", "SMILE"],
      city: ["Only numbers in this city; send `state` too.", "Chicago"],
      state: ["Only numbers in this state, as two letters.", "IL"],
      near: ["Only numbers near this US number, in any format.", "+13125550100"],
      limit: ["The maximum number to return, 1 to 30.", 10],
    },
  ),
];

import twilio from "twilio";
import type VoiceResponse from "twilio/lib/twiml/VoiceResponse.js";
import type { Env } from "@/lib/env";
import type {
  AvailableCarrierNumber,
  CarrierPort,
  CarrierResult,
  NumberSearch,
  OwnedCarrierNumber,
} from "../../port";
import { CarrierAnswerError, CarrierHttpClient } from "./http-client";
import { readFailure } from "./read-failure";

type SayLanguage = VoiceResponse.SayAttributes["language"];
type Settings = Pick<
  Env,
  "TWILIO_ACCOUNT_SID" | "TWILIO_AUTH_TOKEN" | "TWILIO_API_BASE_URL" | "CARRIER_TIMEOUT_MS"
>;

/**
 * Twilio, reached with its official client; or whatever speaks Twilio's protocol at `TWILIO_API_BASE_URL`.
 * @param identity how this carrier is called, whether its calls and charges are real, and how long it gives numbers back
 */
export function createTwilioCarrier(
  settings: Settings,
  identity: { name: string; displayName: string; realCalls: boolean; recoverDays: number | null },
): CarrierPort {
  const sid = settings.TWILIO_ACCOUNT_SID ?? "";
  const token = settings.TWILIO_AUTH_TOKEN ?? "";
  const http = new CarrierHttpClient({
    baseUrl: settings.TWILIO_API_BASE_URL,
    timeoutMs: settings.CARRIER_TIMEOUT_MS,
  });
  const client = twilio(sid, token, { httpClient: http, autoRetry: false });

  return {
    name: identity.name,
    displayName: identity.displayName,
    capabilities: {
      searchNumbers: true,
      realCalls: identity.realCalls,
      recoverDays: identity.recoverDays,
    },
    webhookPath: "/carrier/twilio/voice",

    searchNumbers: (search) =>
      asked(async () => {
        const found = await client.availablePhoneNumbers("US").local.list(searchOptions(search));
        return found.map(readAvailable);
      }).then((result) =>
        // Twilio refuses a search in a code without stock where others answer an empty list; both mean the same.
        !result.ok && result.kind === "refused" && result.reason === "no_stock"
          ? { ok: true, value: [] }
          : result,
      ),

    buyNumber: (order) =>
      asked(async () =>
        readOwned(
          await client.incomingPhoneNumbers.create({
            phoneNumber: order.number,
            friendlyName: order.friendlyName,
            voiceUrl: order.webhookUrl,
            voiceMethod: "POST",
          }),
        ),
      ),

    findNumber: (number) =>
      asked(async () => {
        const [found] = await client.incomingPhoneNumbers.list({ phoneNumber: number, limit: 1 });
        return found && found.phoneNumber === number ? readOwned(found) : null;
      }),

    listNumbers: ({ limit, cursor }) =>
      asked(async () => {
        const page = cursor
          ? await client.incomingPhoneNumbers.getPage(cursor)
          : await client.incomingPhoneNumbers.page({ pageSize: limit });
        return { numbers: page.instances.map(readOwned), nextCursor: page.nextPageUrl ?? null };
      }),

    configureNumber: (carrierNumberId, { friendlyName, webhookUrl }) =>
      asked(async () =>
        readOwned(
          await client.incomingPhoneNumbers(carrierNumberId).update({
            ...(friendlyName === undefined ? {} : { friendlyName }),
            ...(webhookUrl === undefined ? {} : { voiceUrl: webhookUrl, voiceMethod: "POST" }),
          }),
        ),
      ),

    releaseNumber: (carrierNumberId) =>
      asked(async () => {
        await client.incomingPhoneNumbers(carrierNumberId).remove();
        return null;
      }),

    monthlyPrice: () =>
      asked(async () => {
        const country = await client.pricing.v1.phoneNumbers.countries("US").fetch();
        return readPrice(country.phoneNumberPrices);
      }),

    checkHealth: () =>
      asked(async () => {
        await client.api.v2010.accounts(sid).fetch();
        return null;
      }),

    verifyWebhook: ({ url, headers, parameters }) =>
      twilio.validateRequest(token, headers.get("x-twilio-signature") ?? "", url, parameters),

    speakNotice: ({ text: spoken, languageTag }) => {
      const answer = new twilio.twiml.VoiceResponse();
      answer.say({ language: languageTag as SayLanguage }, spoken);
      answer.hangup();
      return { contentType: "text/xml; charset=utf-8", body: answer.toString() };
    },
  };

  /** Runs a request and turns whatever goes wrong into a value. */
  async function asked<T>(work: () => Promise<T>): Promise<CarrierResult<T>> {
    try {
      return { ok: true, value: await work() };
    } catch (error) {
      return readFailure(error);
    }
  }
}

function searchOptions(search: NumberSearch) {
  return {
    voiceEnabled: true,
    limit: search.limit,
    pageSize: search.limit,
    ...(search.areaCode ? { areaCode: Number(search.areaCode) } : {}),
    ...(search.contains ? { contains: search.contains } : {}),
    ...(search.city ? { inLocality: search.city } : {}),
    ...(search.state ? { inRegion: search.state } : {}),
    ...(search.near ? { nearNumber: search.near } : {}),
  };
}

const E164 = /^\+[1-9]\d{6,14}$/;

/** A text of the answer; anything else is an answer that makes no sense. */
function text(value: unknown, what: string): string {
  if (typeof value === "string" && value !== "") return value;
  throw new CarrierAnswerError("nonsense", `The answer has no ${what}`);
}

function e164(value: unknown): string {
  const number = text(value, "number");
  if (E164.test(number)) return number;
  throw new CarrierAnswerError("nonsense", "The answer's number is not one");
}

/** Names of places come from outside: one line of at most 100 characters, or nothing. */
function placeName(value: unknown): string | null {
  return typeof value === "string" && value.trim() !== ""
    ? value
        .replace(/\p{Cc}/gu, " ")
        .trim()
        .slice(0, 100)
    : null;
}

function readAvailable(found: {
  phoneNumber: unknown;
  locality: unknown;
  region: unknown;
}): AvailableCarrierNumber {
  return {
    number: e164(found.phoneNumber),
    locality: placeName(found.locality),
    region: placeName(found.region),
  };
}

function readOwned(found: {
  sid: unknown;
  phoneNumber: unknown;
  friendlyName: unknown;
  voiceUrl: unknown;
}): OwnedCarrierNumber {
  return {
    carrierNumberId: text(found.sid, "id"),
    number: e164(found.phoneNumber),
    friendlyName: typeof found.friendlyName === "string" ? found.friendlyName : "",
    webhookUrl: typeof found.voiceUrl === "string" && found.voiceUrl !== "" ? found.voiceUrl : null,
  };
}

/** The price of a local number, as Twilio's pricing lists it ("number_type", "current_price"). */
function readPrice(prices: unknown): string | null {
  if (!Array.isArray(prices)) return null;
  const local: unknown = prices.find(
    (price: { number_type?: unknown; numberType?: unknown }) =>
      (price.number_type ?? price.numberType) === "local",
  );
  if (typeof local !== "object" || local === null) return null;
  const value =
    "current_price" in local ? local.current_price : "currentPrice" in local ? local.currentPrice : null;
  return value !== null && /^\d+(\.\d+)?$/.test(String(value)) ? String(value) : null;
}

import twilio from "twilio";
import type {
  AvailableCarrierNumber,
  CallStanding,
  CallsPort,
  CarrierPorts,
  CarrierResult,
  NumberSearch,
  NumbersPort,
  OwnedCarrierNumber,
} from "../../port";
import { type TwilioAddresses, twilioAddresses } from "./addresses";
import { CarrierAnswerError, CarrierHttpClient } from "./http-client";
import { readFailure } from "./read-failure";
import { twilioRelay } from "./relay";
import { twilioWebhooks } from "./webhooks";

const TWILIO_API = "https://api.twilio.com";

interface Settings {
  accountSid: string;
  authToken: string;
  /** Another address of the API; undefined for Twilio's. */
  apiUrl: string | undefined;
  timeoutMs: number;
  /** This installation's public address. */
  appUrl: string;
  /** The folders of webhooks: the current one first, then those that numbers wired earlier still use. */
  bases: readonly [string, ...string[]];
  /** The path of the WebSocket to which calls are relayed; null for an account without ConversationRelay. */
  relayPath: string | null;
  /** What Twilio asks if our answer to a call could not be used; undefined for an address of ours. */
  fallbackUrl: string | undefined;
}

/** The adapter for Twilio, or for a server at `apiUrl` that speaks Twilio's protocol. Uses the official client. */
export function openTwilio(settings: Settings): CarrierPorts {
  const { accountSid, authToken, apiUrl, timeoutMs, relayPath } = settings;
  const http = new CarrierHttpClient({ baseUrl: apiUrl, timeoutMs });
  const client = twilio(accountSid, authToken, { httpClient: http, autoRetry: false });
  const addresses = twilioAddresses(settings);
  return {
    apiUrl: apiUrl ?? TWILIO_API,
    account: {
      checkHealth: () =>
        ask(async () => {
          await client.api.v2010.accounts(accountSid).fetch();
          return null;
        }),
      monthlyPrice: () =>
        ask(async () => {
          const country = await client.pricing.v1.phoneNumbers.countries("US").fetch();
          return readPrice(country.phoneNumberPrices);
        }),
    },
    numbers: twilioNumbers(client, addresses),
    calls: twilioCalls(client, addresses),
    webhooks: twilioWebhooks(authToken, addresses),
    relay: relayPath === null ? null : twilioRelay(authToken, relayPath),
  };
}

/** The fields of a number that say where its calls go, who is told that they end, and who answers if we cannot. */
function wiringOf(addresses: TwilioAddresses) {
  return {
    voiceUrl: addresses.of("voice"),
    voiceMethod: "POST",
    voiceFallbackUrl: addresses.fallback,
    voiceFallbackMethod: "POST",
    statusCallback: addresses.of("status"),
    statusCallbackMethod: "POST",
  } as const;
}

function twilioCalls(client: twilio.Twilio, addresses: TwilioAddresses): CallsPort {
  const { voiceUrl, voiceFallbackUrl, statusCallback } = wiringOf(addresses);
  return {
    address: voiceUrl,
    // Each number stores these, so every number must be wired again if one of them changes.
    wiring: [voiceUrl, voiceFallbackUrl, statusCallback].join(" "),
    findCall: async (callId) => {
      const found = await ask(async () => standingOf((await client.calls(callId).fetch()).status));
      const isGone = !found.ok && found.kind === "refused" && found.reason === "not_owned";
      return isGone ? { ok: true, value: null } : found;
    },
    listCallsInProgress: () =>
      ask(async () => {
        const found = await client.calls.list({ status: "in-progress", pageSize: 1000 });
        return found.map(({ sid }) => text(sid, "id of a call"));
      }),
  };
}

function standingOf(status: unknown): CallStanding {
  switch (status) {
    case "completed":
    case "busy":
    case "no-answer":
    case "canceled":
      return "over";
    case "failed":
      return "failed";
    default:
      text(status, "status of a call");
      return "in_progress";
  }
}

function twilioNumbers(client: twilio.Twilio, addresses: TwilioAddresses): NumbersPort {
  const wiring = wiringOf(addresses);
  const findNumber = (number: string) =>
    ask(async () => {
      const [found] = await client.incomingPhoneNumbers.list({ phoneNumber: number, limit: 1 });
      return found && found.phoneNumber === number ? readOwned(found, addresses) : null;
    });
  return {
    searchNumbers: async (search) => {
      const result = await ask(async () => {
        const found = await client.availablePhoneNumbers("US").local.list(searchOptions(search));
        return found.map(readAvailable);
      });
      // Twilio refuses a search in an area code without stock. For the port, that is an empty list.
      const isEmpty = !result.ok && result.kind === "refused" && result.reason === "no_stock";
      return isEmpty ? { ok: true, value: [] } : result;
    },

    buyNumber: ({ number, label }) =>
      ask(async () => {
        const bought = await client.incomingPhoneNumbers.create({
          phoneNumber: number,
          friendlyName: label,
          ...wiring,
        });
        return { state: "owned", owned: readOwned(bought, addresses) };
      }),

    // A purchase at Twilio is final at once: either the number is ours or there is no purchase.
    findPurchase: async ({ number }) => {
      const found = await findNumber(number);
      if (!found.ok) return found;
      return { ok: true, value: found.value ? { state: "owned", owned: found.value } : { state: "none" } };
    },

    findNumber,

    listNumbers: ({ limit, cursor }) =>
      ask(async () => {
        const page = cursor
          ? await client.incomingPhoneNumbers.getPage(cursor)
          : await client.incomingPhoneNumbers.page({ pageSize: limit });
        return {
          numbers: page.instances.map((found) => readOwned(found, addresses)),
          nextCursor: page.nextPageUrl ?? null,
        };
      }),

    wireNumber: (carrierNumberId, label) =>
      ask(async () => {
        const wired = await client.incomingPhoneNumbers(carrierNumberId).update({
          ...(label === null ? {} : { friendlyName: label }),
          ...wiring,
        });
        return readOwned(wired, addresses);
      }),

    releaseNumber: (carrierNumberId) =>
      ask(async () => {
        await client.incomingPhoneNumbers(carrierNumberId).remove();
        return null;
      }),
  };
}

/** Runs a request. Every failure becomes a value. */
async function ask<T>(work: () => Promise<T>): Promise<CarrierResult<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    return readFailure(error);
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

/** A required text in an answer; without it, the answer makes no sense. */
function text(value: unknown, what: string): string {
  if (typeof value === "string" && value !== "") return value;
  throw new CarrierAnswerError("nonsense", `The answer has no ${what}`);
}

function e164(value: unknown): string {
  const number = text(value, "number");
  if (E164.test(number)) return number;
  throw new CarrierAnswerError("nonsense", "The answer's number is not one");
}

/** Shortens a place name, which comes from outside, to one line of at most 100 characters; null if nothing is left. */
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

function readOwned(
  found: Record<"sid" | "phoneNumber" | "friendlyName" | "voiceUrl" | "statusCallback", unknown> & {
    voiceFallbackUrl: unknown;
  },
  addresses: TwilioAddresses,
): OwnedCarrierNumber {
  const voiceUrl = typeof found.voiceUrl === "string" && found.voiceUrl !== "" ? found.voiceUrl : null;
  const reachesUs = addresses.isOurs(voiceUrl, "voice");
  const isWired =
    reachesUs &&
    addresses.isOurs(found.statusCallback, "status") &&
    addresses.isFallback(found.voiceFallbackUrl);
  return {
    carrierNumberId: text(found.sid, "id"),
    number: e164(found.phoneNumber),
    label: typeof found.friendlyName === "string" ? found.friendlyName : "",
    isWired,
    callsGoTo: reachesUs && !isWired ? `${voiceUrl} (without status callback or fallback)` : voiceUrl,
  };
}

/** The price of a local number in Twilio's price list ("number_type", "current_price"). */
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

import twilio from "twilio";
import type {
  AvailableCarrierNumber,
  CarrierPorts,
  CarrierResult,
  NumberSearch,
  NumbersPort,
  OwnedCarrierNumber,
} from "../../port";
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
  /** The paths of webhooks: the current one first, then those that numbers wired earlier still use. */
  paths: readonly [string, ...string[]];
  /** The path of the WebSocket to which calls are relayed. */
  relayPath: string;
}

/** The adapter for Twilio, or for a server at `apiUrl` that speaks Twilio's protocol. Uses the official client. */
export function openTwilio(settings: Settings): CarrierPorts {
  const { accountSid, authToken, apiUrl, timeoutMs, appUrl, paths, relayPath } = settings;
  const http = new CarrierHttpClient({ baseUrl: apiUrl, timeoutMs });
  const client = twilio(accountSid, authToken, { httpClient: http, autoRetry: false });
  const address = `${appUrl}${paths[0]}`;
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
    numbers: twilioNumbers(client, address, new Set(paths.map((path) => `${appUrl}${path}`))),
    // Each number stores the address, so every number must be wired again if the address changes.
    calls: { address, wiring: address },
    webhooks: twilioWebhooks(authToken, paths, `${appUrl.replace(/^http/, "ws")}${relayPath}`),
    relay: twilioRelay(authToken, relayPath),
  };
}

/**
 * @param address the address that numbers are wired to
 * @param ours every address that reaches this installation
 */
function twilioNumbers(client: twilio.Twilio, address: string, ours: ReadonlySet<string>): NumbersPort {
  const findNumber = (number: string) =>
    ask(async () => {
      const [found] = await client.incomingPhoneNumbers.list({ phoneNumber: number, limit: 1 });
      return found && found.phoneNumber === number ? readOwned(found, ours) : null;
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
          voiceUrl: address,
          voiceMethod: "POST",
        });
        return { state: "owned", owned: readOwned(bought, ours) };
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
          numbers: page.instances.map((found) => readOwned(found, ours)),
          nextCursor: page.nextPageUrl ?? null,
        };
      }),

    wireNumber: (carrierNumberId, label) =>
      ask(async () => {
        const wired = await client.incomingPhoneNumbers(carrierNumberId).update({
          ...(label === null ? {} : { friendlyName: label }),
          voiceUrl: address,
          voiceMethod: "POST",
        });
        return readOwned(wired, ours);
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
  found: { sid: unknown; phoneNumber: unknown; friendlyName: unknown; voiceUrl: unknown },
  ours: ReadonlySet<string>,
): OwnedCarrierNumber {
  const callsGoTo = typeof found.voiceUrl === "string" && found.voiceUrl !== "" ? found.voiceUrl : null;
  return {
    carrierNumberId: text(found.sid, "id"),
    number: e164(found.phoneNumber),
    label: typeof found.friendlyName === "string" ? found.friendlyName : "",
    isWired: callsGoTo !== null && ours.has(callsGoTo),
    callsGoTo,
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

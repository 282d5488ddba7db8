import type { StockNumber } from "./stock";
import type { OwnedNumber } from "./store";

/** A response before it is sent. */
export interface Answer {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
}

/** An error response in Twilio's format. */
export function refusal(status: number, code: number, message: string): Answer {
  return { status, body: { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status } };
}

export const notFound = (path: string) => refusal(404, 20404, `The requested resource ${path} was not found`);

const CAPABILITIES = { voice: true, sms: true, mms: true, fax: false };

/** A number in a search result, in Twilio's format. */
export function availableNumber(stock: StockNumber) {
  return {
    friendly_name: national(stock.number),
    phone_number: stock.number,
    lata: null,
    locality: stock.locality,
    rate_center: stock.locality.toUpperCase(),
    latitude: null,
    longitude: null,
    region: stock.region,
    postal_code: null,
    iso_country: "US",
    address_requirements: "none",
    beta: false,
    capabilities: CAPABILITIES,
  };
}

/** A number that the account owns, in Twilio's format. */
export function incomingNumber(owned: OwnedNumber, accountSid: string) {
  return {
    sid: owned.sid,
    account_sid: accountSid,
    friendly_name: owned.friendly_name,
    phone_number: owned.number,
    origin: "twilio",
    api_version: "2010-04-01",
    date_created: rfc2822(owned.date_created),
    date_updated: rfc2822(owned.date_updated),
    voice_url: owned.voice_url,
    voice_method: owned.voice_method,
    voice_fallback_url: owned.voice_fallback_url,
    voice_fallback_method: owned.voice_fallback_method,
    voice_caller_id_lookup: false,
    voice_application_sid: null,
    voice_receive_mode: "voice",
    trunk_sid: null,
    sms_url: "",
    sms_method: "POST",
    sms_fallback_url: "",
    sms_fallback_method: "POST",
    sms_application_sid: null,
    status_callback: owned.status_callback,
    status_callback_method: owned.status_callback_method,
    address_requirements: "none",
    address_sid: null,
    identity_sid: null,
    bundle_sid: null,
    beta: false,
    capabilities: CAPABILITIES,
    emergency_status: "Inactive",
    emergency_address_sid: null,
    emergency_address_status: "unregistered",
    status: "in-use",
    type: "local",
    uri: `/2010-04-01/Accounts/${accountSid}/IncomingPhoneNumbers/${owned.sid}.json`,
  };
}

/** The account itself, which a health check reads. */
export function account(accountSid: string) {
  const uri = `/2010-04-01/Accounts/${accountSid}.json`;
  return {
    sid: accountSid,
    owner_account_sid: accountSid,
    friendly_name: "Local carrier",
    status: "active",
    type: "Full",
    auth_token: "",
    date_created: "Thu, 01 Jan 2026 00:00:00 +0000",
    date_updated: "Thu, 01 Jan 2026 00:00:00 +0000",
    uri,
    subresource_uris: {},
  };
}

/** Prices of US numbers, in US dollars per month. */
export function usPrices() {
  return {
    country: "United States",
    iso_country: "US",
    phone_number_prices: [
      { number_type: "local", base_price: 1.15, current_price: 1.15 },
      { number_type: "toll free", base_price: 2.15, current_price: 2.15 },
    ],
    price_unit: "USD",
    url: "https://pricing.twilio.com/v1/PhoneNumbers/Countries/US",
  };
}

/** A moment as Twilio writes it. */
export function rfc2822(date: Date): string {
  return date.toUTCString().replace("GMT", "+0000");
}

function national(number: string): string {
  return `(${number.slice(2, 5)}) ${number.slice(5, 8)}-${number.slice(8)}`;
}

import { findAreaCode, usAreaCodes } from "@/lib/geo/area-codes";
import {
  type Answer,
  account,
  availableNumber,
  incomingNumber,
  notFound,
  refusal,
  usPrices,
} from "./answers";
import { fetchCall, listCalls } from "./call-operations";
import type { Exchange } from "./calls/exchange";
import type { Operation } from "./faults";
import { matchesContains, type StockNumber, stockOf } from "./stock";
import type { CarrierStore, NumberFields } from "./store";

/** An authenticated request with its parameters. */
export interface CarrierRequest {
  path: string;
  query: URLSearchParams;
  form: URLSearchParams;
}

export interface Carrier {
  accountSid: string;
  store: CarrierStore;
  exchange: Exchange;
}

export interface Route {
  method: string;
  pattern: RegExp;
  operation: Operation;
  run: (carrier: Carrier, request: CarrierRequest, sid: string) => Promise<Answer>;
}

const ACCOUNT = "/2010-04-01/Accounts/[^/]+";
const E164_US = /^\+1[2-9]\d{9}$/;
const MAX_PAGE_SIZE = 1000;

/** The part of Twilio's REST API that the local carrier serves. */
export const ROUTES: Route[] = [
  {
    method: "GET",
    pattern: new RegExp(`^${ACCOUNT}\\.json$`),
    operation: "account",
    run: async (carrier) => ({ status: 200, body: account(carrier.accountSid) }),
  },
  {
    method: "GET",
    pattern: new RegExp(`^${ACCOUNT}/AvailablePhoneNumbers/US/Local\\.json$`),
    operation: "search",
    run: search,
  },
  {
    method: "POST",
    pattern: new RegExp(`^${ACCOUNT}/IncomingPhoneNumbers\\.json$`),
    operation: "buy",
    run: buy,
  },
  {
    method: "GET",
    pattern: new RegExp(`^${ACCOUNT}/IncomingPhoneNumbers\\.json$`),
    operation: "list",
    run: list,
  },
  {
    method: "GET",
    pattern: new RegExp(`^${ACCOUNT}/IncomingPhoneNumbers/(PN[0-9a-f]{32})\\.json$`),
    operation: "fetch",
    run: fetchOne,
  },
  {
    method: "POST",
    pattern: new RegExp(`^${ACCOUNT}/IncomingPhoneNumbers/(PN[0-9a-f]{32})\\.json$`),
    operation: "update",
    run: update,
  },
  {
    method: "DELETE",
    pattern: new RegExp(`^${ACCOUNT}/IncomingPhoneNumbers/(PN[0-9a-f]{32})\\.json$`),
    operation: "release",
    run: release,
  },
  {
    method: "GET",
    pattern: new RegExp(`^${ACCOUNT}/Calls\\.json$`),
    operation: "calls",
    run: listCalls,
  },
  {
    method: "GET",
    pattern: new RegExp(`^${ACCOUNT}/Calls/(CA[0-9a-f]{32})\\.json$`),
    operation: "calls",
    run: fetchCall,
  },
  {
    method: "GET",
    pattern: /^\/v1\/PhoneNumbers\/Countries\/US$/,
    operation: "price",
    run: async () => ({ status: 200, body: usPrices() }),
  },
];

async function search({ store, accountSid }: Carrier, { query }: CarrierRequest): Promise<Answer> {
  const areaCode = query.get("AreaCode");
  if (areaCode && !findAreaCode(areaCode)) return refusal(400, 21451, `Invalid area code: ${areaCode}`);
  const pageSize = pageSizeOf(query);
  const candidates = codesToSearch(query)
    .flatMap(stockOf)
    .filter((stock) => matches(stock, query));
  const unavailable = await store.unavailable(candidates.map((stock) => stock.number));
  const forSale = candidates.filter((stock) => !unavailable.has(stock.number)).slice(0, pageSize);
  return {
    status: 200,
    body: {
      available_phone_numbers: forSale.map(availableNumber),
      uri: `/2010-04-01/Accounts/${accountSid}/AvailablePhoneNumbers/US/Local.json`,
    },
  };
}

/** The area codes to search: the requested one, that of a nearby number with its overlays, a state's, or all. */
function codesToSearch(query: URLSearchParams): string[] {
  const requested = query.get("AreaCode") ?? query.get("NearNumber")?.slice(2, 5);
  if (requested)
    return [requested, ...(query.get("NearNumber") ? (findAreaCode(requested)?.overlays ?? []) : [])];
  const digits = query.get("Contains")?.match(/^\d{3}(?=\d{7}$)/)?.[0];
  if (digits) return [digits];
  const region = query.get("InRegion")?.toUpperCase();
  return usAreaCodes()
    .filter((record) => !region || record.regions.includes(region))
    .map((record) => record.code);
}

function matches(stock: StockNumber, query: URLSearchParams): boolean {
  const contains = query.get("Contains");
  const city = query.get("InLocality")?.trim().toLowerCase();
  const region = query.get("InRegion")?.trim().toUpperCase();
  return (
    (!contains || matchesContains(stock.number, contains)) &&
    (!city || stock.locality.toLowerCase() === city) &&
    (!region || stock.region === region)
  );
}

async function buy({ store, accountSid }: Carrier, { form }: CarrierRequest): Promise<Answer> {
  const number = form.get("PhoneNumber") ?? "";
  if (!E164_US.test(number)) return refusal(400, 21421, `PhoneNumber ${number} is invalid`);
  const forSale = stockOf(number.slice(2, 5)).some((stock) => stock.number === number);
  const bought = forSale
    ? await store.buy({
        number,
        ...fieldsOf(form),
      })
    : undefined;
  if (!bought) return refusal(400, 21422, `PhoneNumber ${number} is not available`);
  return { status: 201, body: incomingNumber(bought, accountSid) };
}

async function list({ store, accountSid }: Carrier, { query, path }: CarrierRequest): Promise<Answer> {
  const pageSize = pageSizeOf(query);
  const page = Math.max(0, Number(query.get("Page") ?? 0) || 0);
  const number = query.get("PhoneNumber") ?? undefined;
  const rows = await store.list({
    ...(number ? { number } : {}),
    offset: page * pageSize,
    limit: pageSize + 1,
  });
  const uriOfPage = (index: number) =>
    `${path}?${new URLSearchParams({ ...(number ? { PhoneNumber: number } : {}), PageSize: String(pageSize), Page: String(index) })}`;
  const shown = rows.slice(0, pageSize);
  return {
    status: 200,
    body: {
      incoming_phone_numbers: shown.map((row) => incomingNumber(row, accountSid)),
      first_page_uri: uriOfPage(0),
      next_page_uri: rows.length > pageSize ? uriOfPage(page + 1) : null,
      previous_page_uri: page > 0 ? uriOfPage(page - 1) : null,
      page,
      page_size: pageSize,
      start: page * pageSize,
      end: page * pageSize + Math.max(0, shown.length - 1),
      uri: uriOfPage(page),
    },
  };
}

async function fetchOne(
  { store, accountSid }: Carrier,
  { path }: CarrierRequest,
  sid: string,
): Promise<Answer> {
  const owned = await store.find(sid);
  return owned ? { status: 200, body: incomingNumber(owned, accountSid) } : notFound(path);
}

async function update(
  { store, accountSid }: Carrier,
  { form, path }: CarrierRequest,
  sid: string,
): Promise<Answer> {
  const updated = await store.update(sid, fieldsOf(form));
  return updated ? { status: 200, body: incomingNumber(updated, accountSid) } : notFound(path);
}

/** What a form sets of a number. */
function fieldsOf(form: URLSearchParams): NumberFields {
  const field = (name: string) => form.get(name) ?? undefined;
  return {
    friendlyName: field("FriendlyName"),
    voiceUrl: field("VoiceUrl"),
    voiceMethod: field("VoiceMethod"),
    voiceFallbackUrl: field("VoiceFallbackUrl"),
    voiceFallbackMethod: field("VoiceFallbackMethod"),
    statusCallback: field("StatusCallback"),
    statusCallbackMethod: field("StatusCallbackMethod"),
  };
}

async function release({ store }: Carrier, { path }: CarrierRequest, sid: string): Promise<Answer> {
  return (await store.release(sid)) ? { status: 204, body: undefined } : notFound(path);
}

function pageSizeOf(query: URLSearchParams): number {
  return Math.min(MAX_PAGE_SIZE, Math.max(1, Number(query.get("PageSize") ?? 50) || 50));
}

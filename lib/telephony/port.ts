import type { CarrierCapabilities } from "@/lib/constants/carriers";
import type { CallAnswer, CarrierEvent } from "./call-events";
import type { RelayPort } from "./relay-port";

export type * from "./call-events";

/**
 * The carrier port: what Linekeeper needs from a telephony carrier, in its own words, split by use. Each use that sends
 * requests has its own circuit breaker. Failures are values, never exceptions: see `CarrierFailure`.
 */

/** A carrier as lines, orders, findings and runs see it, configured or not. */
export interface Carrier {
  /** The name in rows. Only the registry compares it. */
  readonly name: string;
  /** The name that people see: "Local carrier", "Twilio". */
  readonly displayName: string;
  readonly capabilities: CarrierCapabilities;
  /** Environment variables that configure it. */
  readonly variables: readonly string[];
  /** Those of them that are missing; empty if it is configured. */
  readonly missing: readonly string[];
  readonly account: AccountPort;
  readonly numbers: NumbersPort;
}

/** A carrier with credentials. Only such a carrier has calls and webhooks. */
export interface ConfiguredCarrier extends Carrier {
  /** The address of its API. */
  readonly apiUrl: string;
  readonly calls: CallsPort;
  readonly webhooks: WebhooksPort;
  /** Null if the carrier cannot relay calls as text. */
  readonly relay: RelayPort | null;
}

/** What an adapter provides; the registry adds name, capabilities and circuit breakers. */
export type CarrierPorts = Pick<
  ConfiguredCarrier,
  "apiUrl" | "account" | "numbers" | "calls" | "webhooks" | "relay"
>;

/** Why a carrier refused. */
export type CarrierRefusal =
  /** Somebody else bought or reserved the number. */
  | "number_not_available"
  /** The area code has no numbers for sale. */
  | "no_stock"
  /** The carrier does not know the area code. */
  | "invalid_area_code"
  /** Not a number, or not one that the carrier sells. */
  | "invalid_number"
  /** We do not have that number at the carrier, or no longer. */
  | "not_owned"
  /** Wrong credentials, a suspended account or no funds. Nothing works until a person acts. */
  | "account_problem"
  /** Too many requests. The request was not processed; retry it after the wait. */
  | "rate_limited"
  /** The carrier needs an address or a document first. */
  | "regulatory_requirement"
  /** Any other refusal. */
  | "refused";

/**
 * Why a request did not succeed. Only `refused` is an answer. After `unknown` it may have happened, so look before you
 * repeat it. After `not_sent` and `not_configured` it certainly did not happen.
 */
export type CarrierFailure =
  | {
      ok: false;
      kind: "refused";
      reason: CarrierRefusal;
      /** The carrier's own code and message, for logs and support only. */
      carrierCode: string | null;
      carrierMessage: string;
      /** Milliseconds to wait, if the carrier says so. */
      retryAfterMs?: number;
    }
  | {
      ok: false;
      /** No answer, or one that makes no sense. */
      kind: "unknown";
      cause: "timeout" | "connection" | "server_error" | "nonsense";
      carrierMessage: string;
    }
  | {
      ok: false;
      /** The circuit breaker is open: the carrier has been silent and was not asked. */
      kind: "not_sent";
      /** Milliseconds after which it is asked again. */
      retryAfterMs: number;
    }
  | {
      ok: false;
      /** The installation has no credentials for this carrier, so nothing was sent. */
      kind: "not_configured";
      /** The environment variables that are missing; empty for a carrier that this version does not know. */
      missing: readonly string[];
    };

export type CarrierResult<T> = { ok: true; value: T } | CarrierFailure;

/** A number for sale. */
export interface AvailableCarrierNumber {
  /** E.164 */
  number: string;
  locality: string | null;
  region: string | null;
}

/** A number that we have at the carrier. */
export interface OwnedCarrierNumber {
  /** The carrier's own id. */
  carrierNumberId: string;
  /** E.164 */
  number: string;
  /** The name that the carrier shows for the number. */
  label: string;
  /**
   * Whether calls to the number reach this installation, and the carrier tells it when they end. Only the adapter can
   * tell, since it knows how it wires.
   */
  isWired: boolean;
  /** Where calls go according to the carrier, in its terms (an address, an application's id); for people and history. */
  callsGoTo: string | null;
}

export interface NumberSearch {
  areaCode?: string;
  /** Digits or letters that the number contains. */
  contains?: string;
  city?: string;
  /** Two letters. */
  state?: string;
  /** E.164: numbers near this one. */
  near?: string;
  /** 1 to 30. */
  limit: number;
}

/** One number to buy. */
export interface NumberOrder {
  /** E.164 */
  number: string;
  label: string;
  /**
   * Our id of this one purchase; an order that tries another number has another reference for it. At most 49 characters:
   * lower-case letters, digits, `-`, `:` and `+`. A carrier that decides later finds the purchase by it, even if its
   * answer was lost.
   */
  reference: string;
}

/** A purchase that is complete, or that the carrier has accepted and not decided yet. */
export type Purchase =
  | { state: "owned"; owned: OwnedCarrierNumber }
  | { state: "pending"; purchaseId: string };

/** Why a carrier declined a purchase that it had accepted. It decided, so it cannot have been too busy. */
export type PurchaseRefusal = Exclude<CarrierRefusal, "rate_limited">;

/** Also a purchase that the carrier declined (`failed`) or does not know (`none`). */
export type PurchaseStanding = Purchase | { state: "failed"; reason: PurchaseRefusal } | { state: "none" };

/** The account at the carrier: its credentials and prices. */
export interface AccountPort {
  /** Whether the carrier answers and accepts our credentials. */
  checkHealth(): Promise<CarrierResult<null>>;
  /** US dollars a month for a local US number, as a decimal string; null if the carrier does not say. */
  monthlyPrice(): Promise<CarrierResult<string | null>>;
}

/** Finding, buying, wiring and releasing numbers. */
export interface NumbersPort {
  searchNumbers(search: NumberSearch): Promise<CarrierResult<AvailableCarrierNumber[]>>;
  /** Buys exactly this number. Also wires it, if the carrier can do that in the same request; the answer shows it. */
  buyNumber(order: NumberOrder): Promise<CarrierResult<Purchase>>;
  /**
   * Finds out whether a number was bought. A purchase that is complete, but whose number the carrier does not list yet, is
   * still `pending`.
   * @param purchase.purchaseId what `buyNumber` returned; null if the answer was lost
   */
  findPurchase(purchase: {
    number: string;
    reference: string;
    purchaseId: string | null;
  }): Promise<CarrierResult<PurchaseStanding>>;
  /** The number, if we have it. */
  findNumber(number: string): Promise<CarrierResult<OwnedCarrierNumber | null>>;
  /** One page of our numbers, in the carrier's order. */
  listNumbers(page: {
    limit: number;
    cursor?: string;
  }): Promise<CarrierResult<{ numbers: OwnedCarrierNumber[]; nextCursor: string | null }>>;
  /**
   * Sends the number's calls to this installation and sets its label. Safe to repeat.
   * @param label null leaves the label unchanged
   */
  wireNumber(carrierNumberId: string, label: string | null): Promise<CarrierResult<OwnedCarrierNumber>>;
  /** Releases the number. `not_owned` means that it was already released. */
  releaseNumber(carrierNumberId: string): Promise<CarrierResult<null>>;
}

/** A call as the carrier sees it. `failed`: nobody could be connected. */
export type CallStanding = "in_progress" | "over" | "failed";

/** Calls. They come in as webhooks; functions that ask about a call, place, transfer or end one belong here. */
export interface CallsPort {
  /** How a call stands; null if the carrier does not know it. */
  findCall(callId: string): Promise<CarrierResult<CallStanding | null>>;
  /** The ids of all calls in progress. */
  listCallsInProgress(): Promise<CarrierResult<string[]>>;
  /** The public address of this installation to which the carrier sends calls. */
  readonly address: string;
  /** How numbers are wired to that address. If this text changes, every number must be wired again. */
  readonly wiring: string;
}

/** A webhook as it arrived. */
export interface RawWebhook {
  /** The public address that the carrier called, built from configuration, since the Host header proves nothing. */
  url: string;
  headers: Headers;
  body: Uint8Array;
}

/** `forged`: not signed by the carrier. `wrong_type`, `unreadable`: not in the carrier's format. */
export type WebhookVerdict = "genuine" | "forged" | "wrong_type" | "unreadable";

/** An answer to a webhook, in the carrier's own format. */
export interface WebhookAnswer {
  contentType: string;
  body: string;
}

/** The carrier's calls to us. Nothing here sends requests to the carrier. */
export interface WebhooksPort {
  /** The paths of its webhooks: first the current one, then those that numbers wired earlier still use. */
  readonly paths: readonly string[];
  /** Whether the carrier sent this. Checks the raw body, before any of it is parsed. */
  verify(webhook: RawWebhook): WebhookVerdict;
  /** The content of a genuine webhook; null if we do not act on it. */
  parse(webhook: RawWebhook): CarrierEvent | null;
  /** Whether the carrier can listen to a caller and send us what it heard (`converse`). */
  readonly canListen: boolean;
  /** The carrier's words for what becomes of a call. */
  render(answer: CallAnswer): WebhookAnswer;
}

/**
 * The carrier port: what Linekeeper asks of a telephony carrier, in its own words. A refusal is a value, not an
 * exception, and "unknown" (no answer, or one that makes no sense) is not "refused": after it, look before trying again.
 * "Not sent" is neither: nothing left this process.
 */

/** Why a carrier did not do it. */
export type CarrierRefusal =
  /** The number was sold or is reserved for somebody else. */
  | "number_not_available"
  /** There is nothing for sale in that area code. */
  | "no_stock"
  /** Not an area code that the carrier knows. */
  | "invalid_area_code"
  /** Not a number, or not one that can be bought. */
  | "invalid_number"
  /** The carrier does not (any longer) hold that number for us. */
  | "not_owned"
  /** The credentials are wrong or the account is suspended or out of funds; nothing will work until somebody acts. */
  | "account_problem"
  /** Too many requests; never processed, safe to repeat after the wait. */
  | "rate_limited"
  /** The carrier needs an address or a document first. */
  | "regulatory_requirement"
  /** A refusal that this vocabulary does not name. */
  | "refused";

export type CarrierResult<T> =
  | { ok: true; value: T }
  | {
      ok: false;
      kind: "refused";
      reason: CarrierRefusal;
      /** The carrier's own code and words, for logs and support; never shown to a patient-facing surface. */
      carrierCode: string | null;
      carrierMessage: string;
      /** Milliseconds to wait, where the carrier says so. */
      retryAfterMs?: number;
    }
  | {
      ok: false;
      kind: "unknown";
      cause: "timeout" | "connection" | "server_error" | "nonsense";
      carrierMessage: string;
    }
  | {
      ok: false;
      /** The carrier has been silent, so it was not asked: what was wanted has certainly not happened. */
      kind: "not_sent";
      /** Milliseconds after which it is asked again. */
      retryAfterMs: number;
    };

/** A number for sale. */
export interface AvailableCarrierNumber {
  /** E.164 */
  number: string;
  locality: string | null;
  region: string | null;
}

/** A number that the carrier holds for us. */
export interface OwnedCarrierNumber {
  /** The carrier's own id. */
  carrierNumberId: string;
  /** E.164 */
  number: string;
  friendlyName: string;
  webhookUrl: string | null;
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

/** What a carrier can do; asked as a field, never by its name. */
export interface CarrierCapabilities {
  searchNumbers: boolean;
  /** Whether calls and charges are real. */
  realCalls: boolean;
  /**
   * For how many days a number that we gave back can be bought again by its exact digits, although no search offers it;
   * null where that is not to be had over the carrier's API.
   */
  recoverDays: number | null;
}

/** One sentence for a caller, in one language. */
export interface SpokenNotice {
  text: string;
  /** BCP 47: "en-US". */
  languageTag: string;
}

/** An answer to a webhook, in the carrier's own format. */
export interface WebhookAnswer {
  contentType: string;
  body: string;
}

export interface CarrierPort {
  /** `local`, `twilio`: what `CARRIER` said, and what lines carry. */
  readonly name: string;
  /** "Local carrier", "Twilio" */
  readonly displayName: string;
  readonly capabilities: CarrierCapabilities;
  /** Where its calls come in: a path of this installation, which begins with a slash. */
  readonly webhookPath: string;
  searchNumbers(search: NumberSearch): Promise<CarrierResult<AvailableCarrierNumber[]>>;
  /** Buys exactly this number and wires it. Safe to repeat in its end state. */
  buyNumber(order: {
    number: string;
    friendlyName: string;
    webhookUrl: string;
  }): Promise<CarrierResult<OwnedCarrierNumber>>;
  /** Whether we hold that number: the answer to "did we buy it?". Null when we do not. */
  findNumber(number: string): Promise<CarrierResult<OwnedCarrierNumber | null>>;
  /** One page of what we hold, in the carrier's order. */
  listNumbers(page: {
    limit: number;
    cursor?: string;
  }): Promise<CarrierResult<{ numbers: OwnedCarrierNumber[]; nextCursor: string | null }>>;
  /** Sets webhook address and name; what it is set to already stays. */
  configureNumber(
    carrierNumberId: string,
    settings: { friendlyName?: string; webhookUrl?: string },
  ): Promise<CarrierResult<OwnedCarrierNumber>>;
  /** Gives the number back. `not_owned` means that it was given back before. */
  releaseNumber(carrierNumberId: string): Promise<CarrierResult<null>>;
  /** US dollars a month for a local US number, as a decimal text. */
  monthlyPrice(): Promise<CarrierResult<string | null>>;
  /** Whether the carrier answers and takes our credentials. */
  checkHealth(): Promise<CarrierResult<null>>;
  /**
   * Whether a webhook really came from the carrier.
   * @param request.url the public address the carrier called, made from configuration and not from the Host header
   * @param request.headers where the carrier put its signature
   * @param request.parameters the form fields of its body
   */
  verifyWebhook(request: { url: string; headers: Headers; parameters: Record<string, string> }): boolean;
  /** The answer to an incoming call that speaks a notice and hangs up. */
  speakNotice(notice: SpokenNotice): WebhookAnswer;
}

/** The local carrier as the campaign sees it: its ledger judges, and it can be used behind Linekeeper's back. */

/** @typedef {{ id: string, at: string, event: "purchase" | "configure" | "release", number: string, sid: string }} LedgerEntry */

const ASKED_FOR_MS = 30_000;
/** Fewer for sale would run out within a campaign's use of one code. */
const ENOUGH = 30;
/** Numbers taken from one code before the next one is used. */
const USED_UP = 20;

export class CarrierLedger {
  #stack;
  /** Codes not used yet. @type {string[]} */
  #codes = [];
  #left = 0;
  #code = "";
  /** Carrier ids that were bought behind Linekeeper's back. @type {Set<string>} */
  planted = new Set();
  /** Carrier ids that were taken away behind Linekeeper's back. @type {Set<string>} */
  removed = new Set();
  /** What was found broken in this campaign already, so that it is laid to the run that broke it. @type {Set<string>} */
  told = new Set();

  /** @param {import("./stack/stack.mjs").Stack} stack @param {string[]} codes to buy in, in their order */
  constructor(stack, codes) {
    this.#stack = stack;
    this.#codes = codes;
  }

  /** Everything so far, oldest first. @returns {Promise<LedgerEntry[]>} */
  async entries() {
    return (await this.#control("/_ledger")).ledger;
  }

  /** Area codes that never have a number. @returns {Promise<string[]>} */
  async emptyAreaCodes() {
    return (await this.#control("/_empty-area-codes")).areaCodes;
  }

  /** @param {LedgerEntry[]} entries @returns {Map<string, string>} number by carrier id, of what is held */
  static held(entries) {
    /** @type {Map<string, string>} */
    const held = new Map();
    for (const { event, sid, number } of entries) {
      if (event === "purchase") held.set(sid, number);
      if (event === "release") held.delete(sid);
    }
    return held;
  }

  /** A code with enough for sale, for `count` purchases. @param {number} [count] */
  async areaCode(count = 1) {
    while (this.#left < count) {
      const code = this.#codes.shift();
      if (!code) throw new Error("All area codes are used up: start the campaign anew.");
      if ((await this.forSale(code, ENOUGH)).length < ENOUGH) continue;
      this.#code = code;
      this.#left = USED_UP;
    }
    this.#left -= count;
    return this.#code;
  }

  /** @param {string} code @param {number} limit @returns {Promise<string[]>} numbers */
  async forSale(code, limit) {
    const query = new URLSearchParams({ AreaCode: code, PageSize: String(limit) });
    const { body } = await this.api("GET", `/AvailablePhoneNumbers/US/Local.json?${query}`);
    return (body?.available_phone_numbers ?? []).map(
      (/** @type {{ phone_number: string }} */ each) => each.phone_number,
    );
  }

  /** Buys a number that Linekeeper knows nothing of. @param {string} number @returns {Promise<string>} its carrier id */
  async plant(number) {
    const { body } = await this.api("POST", "/IncomingPhoneNumbers.json", {
      PhoneNumber: number,
      FriendlyName: "By hand",
    });
    this.planted.add(body.sid);
    return body.sid;
  }

  /** Takes a number away that Linekeeper believes to hold. @param {string} sid */
  async remove(sid) {
    this.removed.add(sid);
    await this.api("DELETE", `/IncomingPhoneNumbers/${sid}.json`);
  }

  /**
   * Asks the carrier's API, past all proxies.
   * @param {string} method
   * @param {string} path below the account
   * @param {Record<string, string>} [form]
   */
  async api(method, path, form) {
    const { TWILIO_ACCOUNT_SID: sid, TWILIO_AUTH_TOKEN: token } = this.#stack.environment;
    const response = await fetch(`${this.#stack.carrierUrl}/2010-04-01/Accounts/${sid}${path}`, {
      method,
      headers: { authorization: `Basic ${Buffer.from(`${sid}:${token}`).toString("base64")}` },
      body: form ? new URLSearchParams(form) : undefined,
      signal: AbortSignal.timeout(ASKED_FOR_MS),
    });
    const text = await response.text();
    return { status: response.status, body: text ? JSON.parse(text) : null };
  }

  /** @param {string} path */
  async #control(path) {
    const token = this.#stack.environment.LOCAL_CARRIER_CONTROL_TOKEN;
    const response = await fetch(this.#stack.carrierUrl + path, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(ASKED_FOR_MS),
    });
    if (!response.ok) throw new Error(`The carrier answered ${response.status} to ${path}.`);
    return response.json();
  }
}

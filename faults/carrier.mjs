/** Access to the local carrier for the campaign: its ledger is the judge, and it can be changed without Linekeeper. */

/** @typedef {{ id: string, at: string, event: "purchase" | "configure" | "release", number: string, sid: string }} LedgerEntry */

const ANSWER_WITHIN_MS = 30_000;
/** An area code must have this many numbers for sale, so that it does not run out. */
const MIN_FOR_SALE = 30;
/** How many numbers are taken from one area code before the next one is used. */
const MAX_PER_CODE = 20;

export class CarrierLedger {
  #stack;
  /** Area codes not used yet. @type {string[]} */
  #codes = [];
  #left = 0;
  #code = "";
  /** Carrier ids of numbers that the campaign bought without Linekeeper. @type {Set<string>} */
  planted = new Set();
  /** Carrier ids of numbers that the campaign released without Linekeeper. @type {Set<string>} */
  removed = new Set();
  /** Violations already reported in this campaign, so that each counts only for the run that caused it. @type {Set<string>} */
  reported = new Set();

  /** @param {import("./stack/stack.mjs").Stack} stack @param {string[]} codes area codes to buy in, in this order */
  constructor(stack, codes) {
    this.#stack = stack;
    this.#codes = codes;
  }

  /** The ledger so far, oldest entry first. @returns {Promise<LedgerEntry[]>} */
  async entries() {
    return (await this.#control("/_ledger")).ledger;
  }

  /** Area codes that never have a number. @returns {Promise<string[]>} */
  async emptyAreaCodes() {
    return (await this.#control("/_empty-area-codes")).areaCodes;
  }

  /** The numbers that the account owns, by carrier id. @param {LedgerEntry[]} entries @returns {Map<string, string>} */
  static held(entries) {
    /** @type {Map<string, string>} */
    const held = new Map();
    for (const { event, sid, number } of entries) {
      if (event === "purchase") held.set(sid, number);
      if (event === "release") held.delete(sid);
    }
    return held;
  }

  /** An area code with enough numbers for `count` purchases. @param {number} [count] */
  async areaCode(count = 1) {
    while (this.#left < count) {
      const code = this.#codes.shift();
      if (!code) throw new Error("All area codes are used up. Start a new campaign.");
      if ((await this.forSale(code, MIN_FOR_SALE)).length < MIN_FOR_SALE) continue;
      this.#code = code;
      this.#left = MAX_PER_CODE;
    }
    this.#left -= count;
    return this.#code;
  }

  /** Numbers for sale in an area code. @param {string} code @param {number} limit @returns {Promise<string[]>} */
  async forSale(code, limit) {
    const query = new URLSearchParams({ AreaCode: code, PageSize: String(limit) });
    const { body } = await this.api("GET", `/AvailablePhoneNumbers/US/Local.json?${query}`);
    return (body?.available_phone_numbers ?? []).map(
      (/** @type {{ phone_number: string }} */ each) => each.phone_number,
    );
  }

  /** Buys a number without Linekeeper. @param {string} number @returns {Promise<string>} its carrier id */
  async plant(number) {
    const { body } = await this.api("POST", "/IncomingPhoneNumbers.json", {
      PhoneNumber: number,
      FriendlyName: "By hand",
    });
    this.planted.add(body.sid);
    return body.sid;
  }

  /** Releases a number without Linekeeper. @param {string} sid */
  async remove(sid) {
    this.removed.add(sid);
    await this.api("DELETE", `/IncomingPhoneNumbers/${sid}.json`);
  }

  /**
   * Calls the carrier's API directly, without a proxy.
   * @param {string} method
   * @param {string} path below the account
   * @param {Record<string, string>} [form]
   */
  async api(method, path, form) {
    const { LOCAL_CARRIER_ACCOUNT: sid, LOCAL_CARRIER_TOKEN: token } = this.#stack.environment;
    const response = await fetch(`${this.#stack.carrierUrl}/2010-04-01/Accounts/${sid}${path}`, {
      method,
      headers: { authorization: `Basic ${Buffer.from(`${sid}:${token}`).toString("base64")}` },
      body: form ? new URLSearchParams(form) : undefined,
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    const text = await response.text();
    return { status: response.status, body: text ? JSON.parse(text) : null };
  }

  /** @param {string} path */
  async #control(path) {
    const token = this.#stack.environment.LOCAL_CARRIER_CONTROL_TOKEN;
    const response = await fetch(this.#stack.carrierUrl + path, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    if (!response.ok) throw new Error(`The carrier answered ${response.status} to ${path}.`);
    return response.json();
  }
}

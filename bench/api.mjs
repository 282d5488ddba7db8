import { median } from "./limits.mjs";

/** The JavaScript engine optimizes code that runs often, so the first requests are not counted. */
const WARM_UP = 90;
const WRITES = 60;

/**
 * How long the API takes to attach or detach a line. Neither needs a carrier request.
 * @param {{ address: string, key: string, line: string, bot: string }} where
 * @returns {Promise<number>} the median, in milliseconds
 */
export async function writeMilliseconds({ address, key, line, bot }) {
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
  /** @type {number[]} */
  const taken = [];
  for (let count = 0; count < WARM_UP + WRITES; count++) {
    const [verb, body] = count % 2 === 0 ? ["detach", "{}"] : ["attach", JSON.stringify({ botId: bot })];
    const begun = performance.now();
    const response = await fetch(`${address}/v1/phone-numbers/${line}/${verb}`, {
      method: "POST",
      headers,
      body,
    });
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`${verb} answered ${response.status}.`);
    if (count >= WARM_UP) taken.push(performance.now() - begun);
  }
  return median(taken);
}

const PURCHASES = 30;
const PER_ORGANIZATION = 10;
const CODES = ["312", "773", "872"];

/**
 * How long provisioning a number over the API takes, and how much of that is the carrier: the same three requests
 * (search, buy with settings, read back) sent to it directly.
 * @param {{ address: string, key: string, parent: string, carrier: { url: string, account: string, token: string } }} where
 * @returns {Promise<{ whole: number, carrier: number }>} the medians, in milliseconds
 */
export async function purchaseMilliseconds({ address, key, parent, carrier }) {
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
  const post = async (/** @type {string} */ path, /** @type {object} */ body) => {
    const response = await fetch(address + path, { method: "POST", headers, body: JSON.stringify(body) });
    const answer = await response.json();
    if (response.status !== 201) throw new Error(`${path} answered ${response.status}: ${answer.message}`);
    return answer.data;
  };
  /** @type {number[]} */
  const whole = [];
  /** @type {number[]} */
  const share = [];
  let orgId = "";
  for (let count = 0; count < WARM_UP + PURCHASES; count++) {
    const areaCode = CODES[count % CODES.length];
    if (count % PER_ORGANIZATION === 0)
      orgId = (
        await post("/v1/organizations", { ...LOCATION, name: `Buyer ${count}`, parentAccountOrgId: parent })
      ).id;
    const order = { orgId, name: "Main Line", language: "ENGLISH", voiceId: "FRIENDLY_BRIGHT", areaCode };
    const begun = performance.now();
    await post("/v1/phone-numbers", order);
    const purchase = performance.now() - begun;
    const asked = await carrierMilliseconds(carrier, areaCode ?? "");
    if (count < WARM_UP) continue;
    whole.push(purchase);
    share.push(asked);
  }
  return { whole: median(whole), carrier: median(share) };
}

const LOCATION = {
  phone: "+13125550142",
  timezone: "America/Chicago",
  address: { addressLine1: "1 Main St", city: "Chicago", state: "IL", country: "US", zip: "60606" },
};

/** @param {{ url: string, account: string, token: string }} carrier @param {string} areaCode */
async function carrierMilliseconds({ url, account, token }, areaCode) {
  const base = `${url}/2010-04-01/Accounts/${account}`;
  const authorization = `Basic ${Buffer.from(`${account}:${token}`).toString("base64")}`;
  const ask = async (
    /** @type {string} */ path,
    /** @type {URLSearchParams | undefined} */ body = undefined,
  ) => {
    const response = await fetch(base + path, {
      method: body ? "POST" : "GET",
      headers: { authorization },
      ...(body ? { body } : {}),
    });
    if (!response.ok) throw new Error(`The carrier answered ${response.status} to ${path}.`);
    return response.json();
  };
  const begun = performance.now();
  const found = await ask(`/AvailablePhoneNumbers/US/Local.json?AreaCode=${areaCode}&PageSize=20`);
  const PhoneNumber = found.available_phone_numbers[0].phone_number;
  const settings = { FriendlyName: "Bench", VoiceUrl: "http://localhost:1/voice", VoiceMethod: "POST" };
  await ask("/IncomingPhoneNumbers.json", new URLSearchParams({ PhoneNumber, ...settings }));
  await ask(`/IncomingPhoneNumbers.json?${new URLSearchParams({ PhoneNumber, PageSize: "1" })}`);
  return performance.now() - begun;
}

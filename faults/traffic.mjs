import { request } from "node:http";
import { setTimeout as delay } from "node:timers/promises";

/** Requests that people and programs make all the time, so that a fault meets something that is under way. */

/** @typedef {{ status: number, code: string, retryAfter: string | undefined, method: string, path: string, text: string, at: number }} Seen */

const CLIENTS = 6;
const PAUSE_MS = 10;
const MOST_TRIES = 100;
const READINESS = { method: "GET", path: "/api/health/ready" };

/**
 * Starts clients that read, attach, detach and buy until they are told to stop.
 * @param {import("./world.mjs").World} world
 * @param {{ webs?: import("./world.mjs").Member[], buys?: number, onlyReady?: boolean }} [options] `webs`: who is asked,
 *   those that accept connections; `buys`: how many numbers are bought at most; `onlyReady`: whether a server is asked
 *   only after it said that it is ready
 * @returns {Promise<{ seen: Seen[], stop: () => Promise<void> }>} every answer; status 0 where a request that was accepted got none
 */
export async function startTraffic(world, { webs = world.stack.webs, buys = 3, onlyReady = false } = {}) {
  const orgId = await world.organization();
  const lines = [await world.line(orgId), await world.line(orgId)];
  const botId = await world.bot(orgId);
  /** @type {Seen[]} */
  const seen = [];
  let stopping = false;
  let left = buys;
  /** @type {(() => Promise<{ method: string, path: string, body?: object, key?: string }>)[]} */
  const kinds = [
    async () => ({ method: "GET", path: "/v1/phone-numbers?limit=20" }),
    async () => ({ method: "GET", path: `/v1/phone-numbers/${world.random.pick(lines).id}` }),
    async () => ({
      method: "POST",
      path: `/v1/phone-numbers/${world.random.pick(lines).id}/attach`,
      body: { botId },
    }),
    async () => ({
      method: "POST",
      path: `/v1/phone-numbers/${world.random.pick(lines).id}/detach`,
      body: {},
    }),
    async () =>
      left-- > 0
        ? {
            method: "POST",
            path: "/v1/phone-numbers",
            body: await world.wish(orgId),
            key: world.random.token(),
          }
        : { method: "GET", path: "/v1/phone-number-orders" },
  ];
  const client = async () => {
    while (!stopping) {
      const asked = await world.random.pick(kinds)();
      seen.push(await askSomebody(world, webs, asked, onlyReady));
      await delay(PAUSE_MS);
    }
  };
  const clients = Array.from({ length: CLIENTS }, client);
  return {
    seen,
    stop: async () => {
      stopping = true;
      await Promise.all(clients);
    },
  };
}

/**
 * Asks the first server that accepts the connection, as a load balancer does.
 * @param {import("./world.mjs").World} world
 * @param {import("./world.mjs").Member[]} webs
 * @param {{ method: string, path: string, body?: object, key?: string }} asked
 * @param {boolean} onlyReady
 * @returns {Promise<Seen>}
 */
async function askSomebody(world, webs, asked, onlyReady) {
  const start = world.random.int(0, webs.length - 1);
  /** @type {Seen} */
  let answer = { ...asked, status: -1, code: "", retryAfter: undefined, text: "Nobody was ready", at: 0 };
  for (let tries = 0; answer.status === -1 && tries <= MOST_TRIES; tries++) {
    if (tries > 0) await delay(PAUSE_MS);
    const { url = "" } = webs[(start + tries) % webs.length] ?? {};
    if (!onlyReady || (await ask(url, world.stack.key, READINESS)).status === 200)
      answer = await ask(url, world.stack.key, asked);
  }
  return { ...answer, status: Math.max(0, answer.status) };
}

/**
 * @param {string} url
 * @param {string} apiKey
 * @param {{ method: string, path: string, body?: object, key?: string }} asked
 * @returns {Promise<Seen>} status -1 where no connection was accepted
 */
function ask(url, apiKey, { method, path, body, key }) {
  return new Promise((resolve) => {
    const done = (
      /** @type {number} */ status,
      text = "",
      retryAfter = /** @type {string | undefined} */ (undefined),
    ) => resolve({ status, text, retryAfter, code: codeIn(text), method, path, at: performance.now() });
    const sent = request(
      url + path,
      {
        method,
        // A connection of its own each time: one that is reused may be closed by the server in that very moment.
        agent: false,
        headers: {
          authorization: `Bearer ${apiKey}`,
          ...(body ? { "content-type": "application/json" } : {}),
          ...(key ? { "idempotency-key": key } : {}),
        },
        timeout: 30_000,
      },
      (response) => {
        response
          .setEncoding("utf8")
          .toArray()
          .then(
            (parts) => done(response.statusCode ?? 0, parts.join(""), response.headers["retry-after"]),
            (error) => done(0, String(error)),
          );
      },
    );
    // Nobody took the connection, or nobody took it before the door was closed: nothing has been sent.
    const isUnopened = (/** @type {Error} */ error) => "syscall" in error && error.syscall === "connect";
    sent.once("error", (error) => done(isUnopened(error) ? -1 : 0, String(error)));
    sent.once("timeout", () => sent.destroy(new Error("No answer within 30 s")));
    sent.end(body ? JSON.stringify(body) : undefined);
  });
}

/** @param {string} text @returns {string} */
function codeIn(text) {
  try {
    return JSON.parse(text)?.error?.code ?? "";
  } catch {
    return "";
  }
}

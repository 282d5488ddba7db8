import { request } from "node:http";
import { setTimeout as delay } from "node:timers/promises";

/** Background requests, so that a fault hits work in progress. */

/** @typedef {{ status: number, code: string, retryAfter: string | undefined, method: string, path: string, text: string, at: number }} Seen */

const CLIENTS = 6;
const PAUSE_MS = 10;
const MAX_RETRIES = 100;
const READINESS = { method: "GET", path: "/api/health/ready" };

/**
 * Starts clients that read, attach, detach and buy until they are stopped.
 * @param {import("./world.mjs").World} world
 * @param {{ webs?: import("./world.mjs").Member[], buys?: number, onlyReady?: boolean }} [options] `webs`: the web
 *   servers to use; `buys`: the maximum number of purchases; `onlyReady`: whether to check a server's readiness before
 *   each request
 * @returns {Promise<{ seen: Seen[], stop: () => Promise<void> }>} every response; status 0 for an accepted request that got none
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
            body: await world.orderInput(orgId),
            key: world.random.token(),
          }
        : { method: "GET", path: "/v1/phone-number-orders" },
  ];
  const client = async () => {
    while (!stopping) {
      const asked = await world.random.pick(kinds)();
      seen.push(await askAnyServer(world, webs, asked, onlyReady));
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
 * Sends a request to the first server that accepts the connection, as a load balancer does.
 * @param {import("./world.mjs").World} world
 * @param {import("./world.mjs").Member[]} webs
 * @param {{ method: string, path: string, body?: object, key?: string }} asked
 * @param {boolean} onlyReady
 * @returns {Promise<Seen>}
 */
async function askAnyServer(world, webs, asked, onlyReady) {
  const start = world.random.int(0, webs.length - 1);
  /** @type {Seen} */
  let answer = { ...asked, status: -1, code: "", retryAfter: undefined, text: "No server was ready", at: 0 };
  for (let tries = 0; answer.status === -1 && tries <= MAX_RETRIES; tries++) {
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
 * @returns {Promise<Seen>} status -1 if the connection was not accepted
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
        // A new connection for each request: the server might be closing a reused one at this moment.
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
    // The connection was never established, so nothing was sent.
    const isUnsent = (/** @type {Error} */ error) => "syscall" in error && error.syscall === "connect";
    sent.once("error", (error) => done(isUnsent(error) ? -1 : 0, String(error)));
    sent.once("timeout", () => sent.destroy(new Error("No response within 30 s")));
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

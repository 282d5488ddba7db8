import { setTimeout as delay } from "node:timers/promises";

/** Ways in which a carrier, or the way to it, fails. Each makes what a rule does with a request. */

/** @typedef {import("./carrier-proxy.mjs").Exchange} Exchange */

/** The connection breaks before the carrier hears of it. @param {Exchange} exchange */
export const resetBefore = ({ reset }) => reset();

/** It is done, and the connection breaks instead of an answer. @param {Exchange} exchange */
export const resetAfter = async ({ forward, reset }) => {
  await forward();
  reset();
};

/** It is done, and the connection breaks in the middle of the answer. @param {Exchange} exchange */
export const resetMidAnswer = async ({ forward, response, reset }) => {
  const { status, headers, body } = await forward();
  response.writeHead(status, { ...headers, "content-length": String(body.length) });
  response.write(body.subarray(0, body.length / 2), reset);
};

/** Nothing comes back, for ever; nothing was done. */
export const blackHole = () => {};

/** It is done at once and answered late. @param {number} ms @returns {(exchange: Exchange) => Promise<void>} */
export const answerLate =
  (ms) =>
  async ({ forward, send }) => {
    const answer = await forward();
    await delay(ms);
    send(answer);
  };

/** It is done late, whether or not anybody still waits. @param {number} ms @returns {(exchange: Exchange) => Promise<void>} */
export const doLate =
  (ms) =>
  async ({ forward, send }) => {
    await delay(ms);
    send(await forward());
  };

/**
 * It is refused, as Twilio words it, without effect.
 * @param {number} status
 * @param {number} code
 * @param {Record<string, string>} [headers]
 * @returns {(exchange: Exchange) => void}
 */
export const refuse =
  (status, code, headers = {}) =>
  ({ send }) =>
    send(json(status, { code, message: "Refused on demand", more_info: "", status }, headers));

/** 500, and nothing was done. @type {(exchange: Exchange) => void} */
export const failBefore = ({ send }) => send(json(500, { code: 20500, message: "Internal", status: 500 }));

/** 500, though it was done. @param {Exchange} exchange */
export const failAfter = async ({ forward, send }) => {
  await forward();
  send(json(500, { code: 20500, message: "Internal", status: 500 }));
};

/** It is done and answered with a page. @param {Exchange} exchange */
export const page = async ({ forward, send }) => {
  await forward();
  send({
    status: 200,
    headers: { "content-type": "text/html" },
    body: Buffer.from("<html><body>Gateway</body></html>"),
  });
};

/** It is done and answered with half of the JSON. @param {Exchange} exchange */
export const truncated = async ({ forward, send }) => {
  const { headers, body } = await forward();
  send({ status: 200, headers, body: body.subarray(0, body.length / 2) });
};

/** It is done and answered with 50 MB. @param {Exchange} exchange */
export const huge = async ({ forward, response }) => {
  await forward();
  response.writeHead(200, { "content-type": "application/json" });
  const megabyte = Buffer.alloc(1024 * 1024, 0x20);
  for (let sent = 0; sent < 50 && !response.destroyed; sent++)
    if (!response.write(megabyte))
      await Promise.race([new Promise((resolve) => response.once("drain", resolve)), delay(2_000)]);
  response.end();
};

/** It is done and answered a byte a second. @param {Exchange} exchange */
export const trickle = async ({ forward, response }) => {
  const { status, headers, body } = await forward();
  response.writeHead(status, headers);
  for (const byte of body) {
    if (response.destroyed) return;
    response.write(Buffer.from([byte]));
    await delay(1_000);
  }
  response.end();
};

/**
 * Holds one request at a point: `arrived` says that it is there, `go` lets it on. Later ones pass.
 * @param {"before" | "after"} phase before the carrier hears of it, or after it has done it
 */
export function gate(phase) {
  /** @type {() => void} */
  let here = () => {};
  /** @type {() => void} */
  let open = () => {};
  const arrived = new Promise((resolve) => (here = () => resolve(null)));
  const opened = new Promise((resolve) => (open = () => resolve(null)));
  let taken = false;
  return {
    arrived,
    go: () => open(),
    act: async (/** @type {Exchange} */ { forward, send }) => {
      if (taken) return send(await forward());
      taken = true;
      if (phase === "after") {
        const answer = await forward();
        here();
        await opened;
        return send(answer);
      }
      here();
      await opened;
      send(await forward());
    },
  };
}

/** @param {number} status @param {object} body @param {Record<string, string>} [headers] */
function json(status, body, headers = {}) {
  return {
    status,
    headers: { "content-type": "application/json", ...headers },
    body: Buffer.from(JSON.stringify(body)),
  };
}

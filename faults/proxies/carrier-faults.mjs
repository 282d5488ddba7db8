import { setTimeout as delay } from "node:timers/promises";

/** Ways in which a carrier or the connection to it fails. Each is or creates the `act` of a proxy's rule. */

/** @typedef {import("./carrier-proxy.mjs").Exchange} Exchange */

/** Breaks the connection before the carrier receives the request. @param {Exchange} exchange */
export const resetBefore = ({ reset }) => reset();

/** Lets the carrier do it, and breaks the connection instead of answering. @param {Exchange} exchange */
export const resetAfter = async ({ forward, reset }) => {
  await forward();
  reset();
};

/** Lets the carrier do it, and breaks the connection in the middle of the response. @param {Exchange} exchange */
export const resetMidAnswer = async ({ forward, response, reset }) => {
  const { status, headers, body } = await forward();
  response.writeHead(status, { ...headers, "content-length": String(body.length) });
  response.write(body.subarray(0, body.length / 2), reset);
};

/** Swallows the request and never answers. */
export const blackHole = () => {};

/** Lets the carrier do it at once, and answers late. @param {number} ms @returns {(exchange: Exchange) => Promise<void>} */
export const answerLate =
  (ms) =>
  async ({ forward, send }) => {
    const answer = await forward();
    await delay(ms);
    send(answer);
  };

/** Lets the carrier do it late, even if the client no longer waits. @param {number} ms @returns {(exchange: Exchange) => Promise<void>} */
export const doLate =
  (ms) =>
  async ({ forward, send }) => {
    await delay(ms);
    send(await forward());
  };

/**
 * Refuses in Twilio's format, without doing it.
 * @param {number} status
 * @param {number} code
 * @param {Record<string, string>} [headers]
 * @returns {(exchange: Exchange) => void}
 */
export const refuse =
  (status, code, headers = {}) =>
  ({ send }) =>
    send(json(status, { code, message: "Refused on demand", more_info: "", status }, headers));

/** Answers 500 without doing it. @type {(exchange: Exchange) => void} */
export const failBefore = ({ send }) => send(json(500, { code: 20500, message: "Internal", status: 500 }));

/** Lets the carrier do it, and answers 500. @param {Exchange} exchange */
export const failAfter = async ({ forward, send }) => {
  await forward();
  send(json(500, { code: 20500, message: "Internal", status: 500 }));
};

/** Lets the carrier do it, and answers with a page of HTML. @param {Exchange} exchange */
export const page = async ({ forward, send }) => {
  await forward();
  send({
    status: 200,
    headers: { "content-type": "text/html" },
    body: Buffer.from("<html><body>Gateway</body></html>"),
  });
};

/** Lets the carrier do it, and sends half of the JSON. @param {Exchange} exchange */
export const truncated = async ({ forward, send }) => {
  const { headers, body } = await forward();
  send({ status: 200, headers, body: body.subarray(0, body.length / 2) });
};

/** Lets the carrier do it, and sends 50 MB. @param {Exchange} exchange */
export const huge = async ({ forward, response }) => {
  await forward();
  response.writeHead(200, { "content-type": "application/json" });
  const megabyte = Buffer.alloc(1024 * 1024, 0x20);
  for (let sent = 0; sent < 50 && !response.destroyed; sent++)
    if (!response.write(megabyte))
      await Promise.race([new Promise((resolve) => response.once("drain", resolve)), delay(2_000)]);
  response.end();
};

/** Lets the carrier do it, and sends one byte per second. @param {Exchange} exchange */
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
 * Holds the first request: `arrived` resolves when it is held, `open` lets it continue. Later requests pass.
 * @param {"before" | "after"} phase whether to hold it before or after the carrier does it
 */
export function gate(phase) {
  /** @type {() => void} */
  let arrive = () => {};
  /** @type {() => void} */
  let open = () => {};
  const arrived = new Promise((resolve) => (arrive = () => resolve(null)));
  const opened = new Promise((resolve) => (open = () => resolve(null)));
  let isUsed = false;
  return {
    arrived,
    open: () => open(),
    act: async (/** @type {Exchange} */ { forward, send }) => {
      if (isUsed) return send(await forward());
      isUsed = true;
      if (phase === "after") {
        const answer = await forward();
        arrive();
        await opened;
        return send(answer);
      }
      arrive();
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

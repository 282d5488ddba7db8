import { once } from "node:events";
import { request as ask, createServer } from "node:http";

/**
 * A request to the carrier: its operation, and the number or area code it is about.
 * @typedef {{ kind: "call", operation: string, about: string }} Call
 */
/** @typedef {(call: Call, phase: "before" | "after") => Promise<"go" | "dead">} OnCall */
/** @typedef {{ status: number, headers: Record<string, string>, body: Buffer }} CarrierAnswer */
/**
 * A request in progress. `forward` passes it to the carrier and returns the response; `send` answers the process;
 * `reset` breaks the connection.
 * @typedef {{ call: Call, body: string, response: import("node:http").ServerResponse, forward: () => Promise<CarrierAnswer>, send: (answer: CarrierAnswer) => void, reset: () => void }} Exchange
 */
/**
 * Makes the next `times` requests of `operation` ("any" for all) do something else than pass.
 * @typedef {{ operation: string, times?: number, act: (exchange: Exchange) => void | Promise<void> }} Rule
 */

/** @type {[method: string, path: RegExp, operation: string][]} */
const OPERATIONS = [
  ["GET", /AvailablePhoneNumbers/, "search"],
  ["POST", /IncomingPhoneNumbers\.json/, "buy"],
  ["GET", /IncomingPhoneNumbers\.json/, "list"],
  ["GET", /IncomingPhoneNumbers\//, "fetch"],
  ["POST", /IncomingPhoneNumbers\//, "update"],
  ["DELETE", /IncomingPhoneNumbers\//, "release"],
  ["GET", /\/v1\/PhoneNumbers/, "price"],
  ["GET", /Accounts\/\w+\.json/, "account"],
];

/** A proxy between one process and the carrier, which observes requests and makes them fail. */
export class CarrierProxy {
  #server;
  #target;
  /** @type {OnCall | null} */
  onCall = null;
  /** @type {Rule[]} */
  rules = [];
  /** Every request so far, in order. @type {(Call & { at: number })[]} */
  calls = [];

  /** @param {import("node:http").Server} server @param {string} target */
  constructor(server, target) {
    this.#server = server;
    this.#target = new URL(target);
  }

  /** @param {string} target the carrier's address */
  static async start(target) {
    const server = createServer({ keepAliveTimeout: 60_000 });
    const proxy = new CarrierProxy(server, target);
    server.on(
      "request",
      (request, response) => void proxy.#handle(request, response).catch(() => response.destroy()),
    );
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return proxy;
  }

  get url() {
    const address = this.#server.address();
    return `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  }

  /** Replaces the rules. @param {...Rule} rules */
  fail(...rules) {
    this.rules = rules;
  }

  async stop() {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** @param {import("node:http").IncomingMessage} request @param {import("node:http").ServerResponse} response */
  async #handle(request, response) {
    const url = new URL(request.url ?? "/", this.#target);
    const operation =
      OPERATIONS.find(([method, path]) => method === request.method && path.test(url.pathname))?.[2] ??
      "other";
    const rule = this.#take(operation);
    const body = (await request.setEncoding("utf8").toArray()).join("");
    const call = /** @type {Call} */ ({ kind: "call", operation, about: aboutOf(url, body) });
    this.calls.push({ ...call, at: performance.now() });
    const forward = () => this.#forward(request, url, body);
    const send = (/** @type {CarrierAnswer} */ answer) =>
      void response.writeHead(answer.status, answer.headers).end(answer.body);
    if (rule) {
      const reset = () => void request.socket.resetAndDestroy();
      return void (await rule.act({ call, body, response, forward, send, reset }));
    }
    if ((await this.onCall?.(call, "before")) === "dead") return void response.destroy();
    const answer = await forward();
    if ((await this.onCall?.(call, "after")) === "dead") return void response.destroy();
    send(answer);
  }

  /** The rule for a request, if any; counts it as used. Proxies may share a rule and its count. @param {string} operation */
  #take(operation) {
    const rule = this.rules.find(
      (each) => (each.operation === operation || each.operation === "any") && each.times !== 0,
    );
    if (rule?.times !== undefined) rule.times -= 1;
    return rule;
  }

  /** @param {import("node:http").IncomingMessage} request @param {URL} url @param {string} body @returns {Promise<CarrierAnswer>} */
  #forward({ method, headers }, url, body) {
    const { host: _, connection: __, "transfer-encoding": ___, ...passed } = headers;
    return new Promise((resolve, reject) => {
      const onward = ask(
        url,
        { method, headers: { ...passed, "content-length": Buffer.byteLength(body) } },
        async (answer) => {
          const chunks = await answer.toArray().catch(reject);
          if (!chunks) return;
          const type = answer.headers["content-type"];
          resolve({
            status: answer.statusCode ?? 502,
            headers: type ? { "content-type": type } : {},
            body: Buffer.concat(chunks),
          });
        },
      );
      onward.once("error", reject);
      onward.end(body);
    });
  }
}

/** The number, label, carrier id or area code in a request. @param {URL} url @param {string} body */
function aboutOf(url, body) {
  const form = new URLSearchParams(body);
  const sid = /PN[0-9a-f]{32}/.exec(url.pathname)?.[0];
  const parts = [
    sid,
    form.get("PhoneNumber") ?? url.searchParams.get("PhoneNumber"),
    form.get("FriendlyName"),
    url.searchParams.has("AreaCode") ? `area ${url.searchParams.get("AreaCode")}` : null,
  ];
  return parts.filter(Boolean).join(" ");
}

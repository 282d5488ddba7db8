import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import { type Answer, notFound, refusal } from "./answers";
import { Exchange } from "./calls/exchange";
import { type Fault, faultSchema, Switchboard } from "./faults";
import { type Carrier, ROUTES } from "./operations";
import { emptyAreaCodes } from "./stock";
import { CarrierStore } from "./store";

const MAX_REQUEST_BYTES = 64 * 1024;

export interface LocalCarrierOptions {
  /** 0 lets the system choose one. */
  port: number;
  databaseUrl: string;
  accountSid: string;
  authToken: string;
  /** The bearer token for ledger and faults. Without it, nobody can reach them. */
  controlToken?: string;
}

/** A running carrier. */
export interface LocalCarrier {
  url: string;
  close: () => Promise<void>;
}

/**
 * Starts the local carrier: a server on the loopback address that behaves like Twilio's REST API, stores its numbers in
 * its own schema, keeps a ledger, and fails on demand.
 */
export async function startLocalCarrier(options: LocalCarrierOptions): Promise<LocalCarrier> {
  const store = await CarrierStore.open(options.databaseUrl);
  const exchange = new Exchange(store, options);
  const carrier: Carrier = { accountSid: options.accountSid, store, exchange };
  const switchboard = new Switchboard();
  const server = createServer((request, response) => {
    handle(request, response, { carrier, switchboard, options }).catch(() => {
      if (!response.headersSent) send(response, refusal(500, 20500, "An internal server error has occurred"));
      else response.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, "127.0.0.1", resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      exchange.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await store.close();
    },
  };
}

interface Parts {
  carrier: Carrier;
  switchboard: Switchboard;
  options: LocalCarrierOptions;
}

async function handle(request: IncomingMessage, response: ServerResponse, parts: Parts): Promise<void> {
  const url = new URL(request.url ?? "/", "http://carrier");
  const body = await readBody(request);
  if (url.pathname.startsWith("/_")) return send(response, await control(request, url, body, parts));
  if (!isAuthentic(request, parts.options)) return send(response, refusal(401, 20003, "Authenticate"));
  const route = ROUTES.find(
    (candidate) => candidate.method === request.method && candidate.pattern.test(url.pathname),
  );
  if (!route) return send(response, notFound(url.pathname));
  const run = () =>
    route.run(
      parts.carrier,
      { path: url.pathname, query: url.searchParams, form: new URLSearchParams(body) },
      route.pattern.exec(url.pathname)?.[1] ?? "",
    );
  const fault = parts.switchboard.take(route.operation);
  if (fault) return misbehave(response, fault, run);
  send(response, await run());
}

async function misbehave(response: ServerResponse, fault: Fault, run: () => Promise<Answer>): Promise<void> {
  switch (fault.kind) {
    case "delay": {
      const answer = await run();
      await delay(fault.delayMs ?? 1_000);
      return send(response, answer);
    }
    case "refuse": {
      const answer = refusal(fault.status ?? 400, fault.code ?? 20001, "Refused on demand");
      return send(response, {
        ...answer,
        headers: fault.retryAfter === undefined ? {} : { "retry-after": String(fault.retryAfter) },
      });
    }
    case "fail_before":
      return send(response, refusal(500, 20500, "An internal server error has occurred"));
    case "fail_after":
      await run();
      return send(response, refusal(500, 20500, "An internal server error has occurred"));
    case "cut_before":
      return void response.destroy();
    case "cut_after":
      await run();
      return void response.destroy();
    case "html":
      await run();
      return void response
        .writeHead(200, { "content-type": "text/html" })
        .end("<html><body>Gateway</body></html>");
    case "truncated": {
      const text = JSON.stringify((await run()).body ?? {});
      return void response
        .writeHead(200, { "content-type": "application/json" })
        .end(text.slice(0, text.length / 2));
    }
    case "huge":
      await run();
      response.writeHead(200, { "content-type": "application/json" });
      for (let megabytes = 0; megabytes < 50 && !response.destroyed; megabytes++) {
        response.write(" ".repeat(1024 * 1024));
        await delay(1);
      }
      return void response.end();
  }
}

/** Serves ledger, recently released numbers, empty area codes and faults to tests and trials, behind their own token. */
async function control(request: IncomingMessage, url: URL, body: string, parts: Parts): Promise<Answer> {
  const token = parts.options.controlToken;
  if (url.pathname === "/_health")
    return { status: 200, body: { ok: true, ...proofOf(url.searchParams.get("challenge"), token) } };
  if (!token || !isSame(request.headers.authorization ?? "", `Bearer ${token}`))
    return notFound(url.pathname);
  if (request.method === "GET" && url.pathname === "/_ledger")
    return { status: 200, body: { ledger: await parts.carrier.store.ledger() } };
  if (request.method === "GET" && url.pathname === "/_released")
    return { status: 200, body: { released: await parts.carrier.store.released() } };
  if (request.method === "GET" && url.pathname === "/_empty-area-codes")
    return { status: 200, body: { areaCodes: emptyAreaCodes() } };
  if (request.method === "POST" && url.pathname === "/_calls") {
    const placed = await parts.carrier.exchange.place(JSON.parse(body || "{}"));
    return "refused" in placed ? refusal(400, 20001, placed.refused) : { status: 201, body: placed };
  }
  const callSid = /^\/_calls\/(CA[0-9a-f]{32})$/.exec(url.pathname)?.[1];
  if (request.method === "GET" && callSid) {
    const call = parts.carrier.exchange.find(callSid);
    return call ? { status: 200, body: call } : notFound(url.pathname);
  }
  if (request.method === "POST" && url.pathname === "/_faults") {
    const faults = z.array(faultSchema).safeParse(JSON.parse(body || "[]"));
    if (!faults.success) return refusal(400, 20001, z.prettifyError(faults.error));
    parts.switchboard.set(faults.data);
    return { status: 200, body: { faults: faults.data.length } };
  }
  return notFound(url.pathname);
}

/** Proves to `npm start` that this is its own carrier, and not one that another installation runs on the same port. */
function proofOf(challenge: string | null, token: string | undefined): { proof?: string } {
  if (challenge === null || !token) return {};
  return { proof: createHmac("sha256", token).update(`local carrier ${challenge}`).digest("hex") };
}

function isAuthentic(request: IncomingMessage, { accountSid, authToken }: LocalCarrierOptions): boolean {
  const expected = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString("base64")}`;
  return isSame(request.headers.authorization ?? "", expected);
}

/** Compares two secrets in constant time. */
function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

async function readBody(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) {
    text += chunk;
    if (text.length > MAX_REQUEST_BYTES) throw new Error("The request body is too large.");
  }
  return text;
}

function send(response: ServerResponse, answer: Answer): void {
  response.writeHead(answer.status, { "content-type": "application/json; charset=utf-8", ...answer.headers });
  response.end(answer.body === undefined ? undefined : JSON.stringify(answer.body));
}

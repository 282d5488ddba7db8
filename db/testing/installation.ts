import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import twilio from "twilio";
import { afterEach, beforeAll, beforeEach, expect } from "vitest";
import { WebSocketServer } from "ws";
import { type CallRecord, Exchange } from "@/lib/local-carrier/calls/exchange";
import { CarrierStore, type NumberFields } from "@/lib/local-carrier/store";
import { eventually } from "./eventually";

export const TOKEN = "token-of-the-account";
export const LINE = "+13125550142";
export const CALLER = "+12065550100";

type Answer = string | { status: number; body: string };
interface Installation {
  url: string;
  /** What it answers to the webhook at a path. */
  answers: Map<string, (fields: Record<string, string>) => Answer>;
  /** The fields of the webhooks that came in, and whether each was signed by the carrier. */
  received: { path: string; fields: Record<string, string>; genuine: boolean }[];
  sockets: WebSocketServer;
  handshakes: { signature: string; url: string }[];
  /** Whether it drops connections to its relay. */
  refusesSockets: boolean;
}

/** A TwiML document with these verbs. */
export const twiml = (verbs: string) => `<?xml version="1.0"?><Response>${verbs}</Response>`;

/**
 * Starts an exchange with one number, and an installation that answers its calls, for this test file. Each test has an
 * installation that answers nothing yet.
 */
export function useInstallation(database: { url: () => string }) {
  let store: CarrierStore;
  let exchange: Exchange;
  let server: Server;
  const installation: Installation = {
    url: "",
    answers: new Map(),
    received: [],
    sockets: new WebSocketServer({ noServer: true }),
    handshakes: [],
    refusesSockets: false,
  };
  beforeAll(async () => {
    store = await CarrierStore.open(database.url());
    return () => store.close();
  });

  beforeEach(async () => {
    exchange = new Exchange(store, { accountSid: "AC1", authToken: TOKEN });
    const sockets = new WebSocketServer({ noServer: true });
    Object.assign(installation, {
      answers: new Map(),
      received: [],
      sockets,
      handshakes: [],
      refusesSockets: false,
    });
    server = createServer(async (request, response) => {
      let body = "";
      for await (const chunk of request) body += chunk;
      const fields = Object.fromEntries(new URLSearchParams(body));
      const path = request.url ?? "";
      const signature = String(request.headers["x-twilio-signature"]);
      const genuine = twilio.validateRequest(TOKEN, signature, `${installation.url}${path}`, fields);
      installation.received.push({ path, fields, genuine });
      const answer = installation.answers.get(path)?.(fields) ?? { status: 404, body: "" };
      const { status, body: text } = typeof answer === "string" ? { status: 200, body: answer } : answer;
      response.writeHead(status, { "content-type": "text/xml" }).end(text);
    });
    server.on("upgrade", (request, socket, head) => {
      if (installation.refusesSockets) return void socket.destroy();
      const signature = String(request.headers["x-twilio-signature"]);
      installation.handshakes.push({
        signature,
        url: `${installation.url.replace("http", "ws")}${request.url}`,
      });
      sockets.handleUpgrade(request, socket, head, (open) => sockets.emit("connection", open, request));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    installation.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await store.buy({
      number: LINE,
      friendlyName: "Line",
      voiceUrl: `${installation.url}/voice`,
      voiceMethod: "POST",
    });
    await set({ voiceUrl: `${installation.url}/voice`, voiceFallbackUrl: "", statusCallback: "" });
  });

  afterEach(async () => {
    exchange.close();
    installation.sockets.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  /** Changes the line's number. */
  async function set(changes: NumberFields): Promise<void> {
    for (const owned of await store.list({ number: LINE, offset: 0, limit: 1 }))
      await store.update(owned.sid, changes);
  }

  /** Calls the line, and waits until the call is over. */
  async function call(
    script: string,
    order: { from?: string; to?: string; speed?: number } = {},
  ): Promise<CallRecord> {
    const placed = await exchange.place({ from: CALLER, to: LINE, script, speed: 50, ...order });
    if ("refused" in placed) throw new Error(placed.refused);
    return eventually(() => {
      const record = exchange.find(placed.sid);
      expect(record?.status).not.toMatch(/ringing|in-progress/);
      return record as CallRecord;
    });
  }
  return { installation, call, set, store: () => store, exchange: () => exchange };
}

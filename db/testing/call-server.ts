import { createServer } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { asc, eq } from "drizzle-orm";
import { afterAll, afterEach, expect } from "vitest";
import { database } from "@/db/client";
import { conversations, conversationTurns } from "@/db/schema";
import { afterFailure } from "@/lib/domain/calls/hold";
import { sealedText } from "@/lib/domain/calls/sealed";
import { takeCallEvent } from "@/lib/domain/calls/take-event";
import type { CallRecord } from "@/lib/local-carrier/calls/exchange";
import { type RelayTaker, relayTaker } from "@/lib/relay/relay-taker";
import { answerWebhook } from "@/lib/webhooks/answer-webhook";
import type { TestCarrier } from "./carrier";
import { eventually } from "./eventually";
import { TEST_NOW } from "./factory";

/** A webhook as the carrier sent it. */
export interface SentWebhook {
  event: string;
  url: string;
  headers: Headers;
  fields: Record<string, string>;
}

/** Web servers with the carrier's webhooks and relays, as `next start` has them, and how they fail. */
export interface CallServer {
  address: string;
  /** The time is `TEST_NOW`, and so much later. */
  laterMs: number;
  /** Every webhook so far. */
  webhooks: SentWebhook[];
  /** Answers a webhook in place of the web server; undefined leaves it to the server. */
  instead: (webhook: SentWebhook) => number | undefined;
  /** The process that takes calls now. */
  relays: RelayTaker;
  /** The process is about to end. */
  isStopping: boolean;
  /** Whether every webhook fails. */
  isBroken: boolean;
  /** Whether nothing takes calls over a relay. */
  refusesRelays: boolean;
  /** Has another process take calls from now on. */
  replaceProcess: (options?: Parameters<typeof relayTaker>[1]) => void;
  /** Drops the connections of all relays. */
  dropRelays: () => void;
  /** Sends a webhook again. */
  repeat: (webhook: SentWebhook) => Promise<string>;
}

/** Starts them for this test file. Each test starts without failures. */
export async function useCallServer(): Promise<CallServer> {
  const now = () => new Date(TEST_NOW.getTime() + calls.laterMs);
  const sockets = new Set<Socket>();
  const answer = (url: string, headers: Headers, fields: Record<string, string>) => {
    const body = new URLSearchParams(fields);
    const request = new Request(url, { method: "POST", headers, body: Buffer.from(body.toString()) });
    return answerWebhook(request, {
      event: async (event, by) => {
        if (calls.isBroken) throw new Error("The database does not answer.");
        return takeCallEvent(event, by, { isStopping: calls.isStopping, now });
      },
      afterFailure,
    });
  };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const headers = new Headers(
      Object.entries(request.headers).map(([key, value]) => [key, String(value)] as [string, string]),
    );
    const url = `${calls.address}${request.url}`;
    const fields = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()));
    const webhook = { event: new URL(url).pathname.split("/").at(-1) ?? "", url, headers, fields };
    calls.webhooks.push(webhook);
    const status = calls.instead(webhook);
    if (status !== undefined) return void response.writeHead(status).end();
    const answered = await answer(url, headers, fields);
    response.writeHead(answered.status, { "content-type": answered.headers.get("content-type") ?? "" });
    response.end(await answered.text());
  });
  server.on("upgrade", (request, socket: Socket, head) => {
    if (calls.refusesRelays) return void socket.destroy();
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    calls.relays.take(request, socket, head);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const calls: CallServer = {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    laterMs: 0,
    webhooks: [],
    instead: () => undefined,
    relays: relayTaker(now),
    isStopping: false,
    isBroken: false,
    refusesRelays: false,
    replaceProcess: (options) => {
      calls.relays = relayTaker(now, options);
    },
    dropRelays: () => {
      for (const socket of sockets) socket.destroy();
    },
    repeat: async ({ url, headers, fields }) => (await answer(url, headers, fields)).text(),
  };
  afterEach(() => {
    Object.assign(calls, {
      laterMs: 0,
      webhooks: [],
      instead: () => undefined,
      isStopping: false,
      isBroken: false,
      refusesRelays: false,
    });
    calls.replaceProcess();
  });
  afterAll(async () => {
    server.closeAllConnections();
    calls.dropRelays();
    await new Promise((resolve) => server.close(resolve));
  });
  return calls;
}

/** Waits until a call is over at the carrier. */
export function overAtCarrier(carrier: TestCarrier, sid: string): Promise<CallRecord> {
  return eventually(async () => {
    const record = await carrier.findCall(sid);
    expect(record.status).not.toMatch(/ringing|in-progress/);
    return record;
  });
}

/** The conversation of a carrier's call, with what was said and what was heard of it. */
export async function conversationOf(sid: string) {
  const [row] = await database().select().from(conversations).where(eq(conversations.carrierCallId, sid));
  if (!row) throw new Error("The call has no conversation.");
  const turns = await database()
    .select()
    .from(conversationTurns)
    .where(eq(conversationTurns.conversationId, row.id))
    .orderBy(asc(conversationTurns.position));
  const open = (sealed: string, position: number) => sealedText.open(sealed, row.id, position);
  return {
    row,
    turns: turns.map(({ speaker, text, heard, source, position }) => ({
      speaker,
      source,
      text: open(text, position),
      heard: heard === null ? null : open(heard, position),
    })),
  };
}

/** The conversation of a call, once it has ended. */
export function endedConversation(sid: string) {
  return eventually(async () => {
    const conversation = await conversationOf(sid);
    expect(conversation.row.status).toBe("ended");
    return conversation;
  });
}

import { subscribe } from "node:diagnostics_channel";
import { Server, type ServerResponse, STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import { v7 as uuidv7 } from "uuid";
import { failure, send } from "@/lib/api/core/respond";
import { AppError } from "@/lib/errors";

/** What Node.js says about a request that it could not read. */
interface Unreadable extends Error {
  code?: string;
  rawPacket?: Buffer;
}

/** The methods that addresses here can accept, for a request whose method nobody knows. */
const ALLOW = "GET, HEAD, OPTIONS, POST, PATCH, DELETE";

/** A request line whose method is a word (RFC 9110, section 5.6.2), though one that Node.js does not know. */
const REQUEST_LINE = /^[\w!#$%&'*+.^`|~-]{1,40} \S+ HTTP\/1\.[01]\r?\n/;

/** How long a client may take to read the answer before its connection is cut. */
const READ_MS = 2_000;

/**
 * Answers requests that Node.js cannot read as the API answers any other refusal, instead of with an empty 400. They
 * never become requests, so Next.js and the routes do not see them.
 */
export function answerUnreadable(): void {
  const known = new WeakSet<Server>();
  // The first connection tells the server, before anything on it is read.
  subscribe("net.server.socket", (message) => {
    const { server } = (message as { socket: { server?: unknown } }).socket;
    if (!(server instanceof Server) || known.has(server)) return;
    known.add(server);
    server.on("clientError", answer);
  });
}

function answer(cause: Unreadable, connection: unknown): void {
  // Node.js sets the answer to an earlier request on the same connection; nothing may be written into it.
  const socket = connection as Socket & { _httpMessage?: ServerResponse | null };
  if (!socket.writable || socket._httpMessage?.headersSent) return void socket.destroy(cause);
  socket.end(textOf(refusalOf(cause)));
  socket.setTimeout(READ_MS, () => socket.destroy());
}

function refusalOf({ code, rawPacket }: Unreadable): { error: AppError; headers?: Record<string, string> } {
  if (code === "HPE_HEADER_OVERFLOW") return { error: new AppError("headers_too_large") };
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") return { error: new AppError("request_timeout") };
  if (code === "HPE_INVALID_METHOD" && REQUEST_LINE.test(rawPacket?.toString("latin1") ?? ""))
    return { error: new AppError("method_not_allowed"), headers: { Allow: ALLOW } };
  return { error: new AppError("malformed_request") };
}

/** A whole answer as it is sent over the connection, which it closes. */
function textOf({ error, headers }: ReturnType<typeof refusalOf>): string {
  const requestId = uuidv7();
  const { status, body, headers: own } = failure(error, requestId, headers);
  const response = send({ status, body, headers: own }, requestId, {
    Date: new Date().toUTCString(),
    Connection: "close",
    "Content-Length": String(Buffer.byteLength(body ?? "")),
  });
  const head = [...response.headers].map(([name, value]) => `${name}: ${value}\r\n`).join("");
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${head}\r\n${body}`;
}

import { subscribe } from "node:diagnostics_channel";
import { type IncomingMessage, Server, type ServerResponse, STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import { v7 as uuidv7 } from "uuid";
import { send } from "@/lib/api/core/respond";
import { dialectOf } from "@/lib/api/dialects/dialect-of";
import { AppError } from "@/lib/errors";

/** What Node.js says about a request that it could not read. */
interface Unreadable extends Error {
  code?: string;
  rawPacket?: Buffer;
}

/** What every page takes, for a request whose method nobody knows. */
const PAGE_ALLOWS = "GET, HEAD";
/** Addresses of the API. */
const API = /^\/(?:v1|compat)(?:[/?]|$)/;

/** A request line whose method is a word (RFC 9110, section 5.6.2), though one that Node.js does not know. */
const REQUEST_LINE = /^[\w!#$%&'*+.^`|~-]{1,40} (\S+) HTTP\/1\.[01]\r?\n/;

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
    server.on("clientError", (cause: Unreadable, connection: unknown) => void answer(cause, connection));
    server.on("checkExpectation", refuseExpectation);
  });
}

async function answer(cause: Unreadable, connection: unknown): Promise<void> {
  // Node.js sets the answer to an earlier request on the same connection; nothing may be written into it.
  const socket = connection as Socket & { _httpMessage?: ServerResponse | null };
  if (!socket.writable || socket._httpMessage?.headersSent) return void socket.destroy(cause);
  const [, path = ""] = REQUEST_LINE.exec(cause.rawPacket?.toString("latin1") ?? "") ?? [];
  const refusal = await refusalOf(cause, path);
  if (!socket.writable) return;
  socket.end(textOf(refusal, path));
  socket.setTimeout(READ_MS, () => socket.destroy());
}

/** Answers an `Expect` that is not `100-continue`. */
function refuseExpectation({ url = "" }: IncomingMessage, response: ServerResponse): void {
  const { response: refused, body } = written({ error: new AppError("expectation_failed") }, url);
  response.writeHead(refused.status, Object.fromEntries(refused.headers)).end(body);
}

interface Refusal {
  error: AppError;
  headers?: Record<string, string>;
}

async function refusalOf({ code }: Unreadable, path: string): Promise<Refusal> {
  if (code === "HPE_HEADER_OVERFLOW") return { error: new AppError("headers_too_large") };
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") return { error: new AppError("request_timeout") };
  if (code !== "HPE_INVALID_METHOD" || path === "") return { error: new AppError("malformed_request") };
  if (!API.test(path)) return { error: new AppError("method_not_allowed"), headers: { Allow: PAGE_ALLOWS } };
  // Loads the descriptions of all operations, which nothing else here needs.
  const { allowedMethods } = await import("@/lib/api/allowed-methods");
  const allow = allowedMethods(path);
  if (allow === null) return { error: new AppError("not_found") };
  return { error: new AppError("method_not_allowed"), headers: { Allow: allow } };
}

/** A refusal in the format of the address. */
function written({ error, headers }: Refusal, path: string) {
  const requestId = uuidv7();
  const { status, body, headers: own } = dialectOf(path).failure(error, requestId, headers);
  const response = send({ status, body, headers: own }, requestId, {
    Connection: "close",
    "Content-Length": String(Buffer.byteLength(body ?? "")),
  });
  return { response, body };
}

/** A whole answer as it is sent over the connection, which it closes. */
function textOf(refusal: Refusal, path: string): string {
  const { response, body } = written(refusal, path);
  const lines = [...response.headers, ["date", new Date().toUTCString()]];
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join("");
  return `HTTP/1.1 ${response.status} ${STATUS_CODES[response.status]}\r\n${head}\r\n${body}`;
}

import { subscribe } from "node:diagnostics_channel";
import { type IncomingMessage, Server } from "node:http";
import type { Socket } from "node:net";

/** Takes a connection to another protocol. @returns whether it did */
export type UpgradeTaker = (request: IncomingMessage, socket: Socket, head: Buffer) => boolean;

/** Headers that only offer another protocol. */
const OFFERS = new Set(["connection", "upgrade", "http2-settings"]);

/**
 * Lets `take` have connections to another protocol. All other offers of one (`Upgrade: h2c`, as curl and Java's client send
 * it to http addresses) are answered like any other request, as HTTP asks of servers that do not want it. Next.js would close their
 * connections without an answer.
 * @param options.besidesNext leaves offers that `take` does not want to Next.js, whose pages use web sockets in
 *   development
 */
export function takeUpgrades(take: UpgradeTaker, { besidesNext }: { besidesNext: boolean }): void {
  const own = new WeakSet<Server>();
  subscribe("net.server.socket", (message) => {
    const { server } = (message as { socket: Socket & { server?: unknown } }).socket;
    if (!(server instanceof Server) || own.has(server)) return;
    own.add(server);
    // Next.js listens before its server does, so its listener is there at the first connection.
    if (!besidesNext) server.removeAllListeners("upgrade");
    server.on("upgrade", (request: IncomingMessage, socket: Socket, head: Buffer) => {
      if (!take(request, socket, head) && !besidesNext) answerPlainly(server, request, socket, head);
    });
  });
}

/** Has the server read the request again, without its offer. */
function answerPlainly(server: Server, request: IncomingMessage, socket: Socket, head: Buffer): void {
  const { method, url, httpVersion, rawHeaders } = request;
  const lines = [`${method} ${url} HTTP/${httpVersion}`];
  for (let at = 0; at < rawHeaders.length; at += 2)
    if (!OFFERS.has((rawHeaders[at] ?? "").toLowerCase()))
      lines.push(`${rawHeaders[at]}: ${rawHeaders[at + 1]}`);
  if (/\bclose\b/i.test(request.headers.connection ?? "")) lines.push("Connection: close");
  socket.unshift(Buffer.concat([Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1"), head]));
  server.emit("connection", socket);
}

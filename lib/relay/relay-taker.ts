import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer } from "ws";
import type { Clock } from "@/lib/clock";
import { MAX_CALL_MS } from "@/lib/constants/conversations";
import { env } from "@/lib/env";
import { logger } from "@/lib/observability/logger";
import { carrierOfRelay } from "@/lib/telephony/registry";
import { serveCall } from "./serve-call";

/** Carriers send a few hundred bytes. */
const MAX_FRAME_BYTES = 64 * 1024;

/**
 * Takes relayed calls on the port of the web server: a WebSocket at the path of a carrier's relay, if its carrier signed
 * the request. No route may match that path, because Next.js would close the connection in development.
 * @param options.maxMs the longest that a call may take, in milliseconds
 * @returns a function that takes such a connection, and says whether it was one; paths that are no relay are somebody
 *   else's
 */
export function relayTaker(
  now: Clock,
  { maxMs = MAX_CALL_MS }: { maxMs?: number } = {},
): (request: IncomingMessage, stream: Duplex, head: Buffer) => boolean {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME_BYTES });
  return (request, stream, head) => {
    const path = request.url ?? "";
    const carrier = carrierOfRelay(path);
    if (!carrier?.relay || request.headers.upgrade?.toLowerCase() !== "websocket") return false;
    const { relay, name } = carrier;
    const headers = new Headers(Object.entries(request.headers).map(([key, value]) => [key, String(value)]));
    if (relay.verify({ url: relayAddress(path), headers }))
      sockets.handleUpgrade(request, stream, head, (socket) =>
        serveCall({ socket, relay, carrier: name, now, maxMs }),
      );
    else {
      logger({ carrier: name }).warn("Refused a relay that its carrier has not signed");
      stream.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
    }
    return true;
  };
}

/** The address that the carrier was given: the Host header proves nothing. */
function relayAddress(path: string): string {
  return `${env().APP_URL.replace(/^http/, "ws")}${path}`;
}

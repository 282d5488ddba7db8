import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer } from "ws";
import type { Clock } from "@/lib/clock";
import { MAX_CALL_MS, SILENCE_MS } from "@/lib/constants/conversations";
import { env } from "@/lib/env";
import { logger } from "@/lib/observability/logger";
import { carrierOfRelay } from "@/lib/telephony/registry";
import { OpenCalls } from "./open-calls";
import { serveCall } from "./serve-call";

/** Carriers send a few hundred bytes. */
const MAX_FRAME_BYTES = 64 * 1024;

/** Takes calls that carriers relay to this process. */
export interface RelayTaker {
  /**
   * Takes a connection if it is a carrier's relay.
   * @returns whether it was one; paths that are no relay are somebody else's
   */
  take: (request: IncomingMessage, stream: Duplex, head: Buffer) => boolean;
  /** Takes no more calls, and has the carriers connect those in progress to another process. @returns whether there are any */
  stop: () => boolean;
}

/**
 * Takes relayed calls on the port of the web server: a WebSocket at the path of a carrier's relay, if its carrier signed
 * the request. No route may match that path, because Next.js would close the connection in development.
 * @param options.maxMs the longest that a call may take, in milliseconds
 * @param options.silenceMs how long a caller may be silent before they are asked whether they are there, in milliseconds
 */
export function relayTaker(
  now: Clock,
  { maxMs = MAX_CALL_MS, silenceMs = SILENCE_MS }: { maxMs?: number; silenceMs?: number } = {},
): RelayTaker {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME_BYTES });
  const calls = new OpenCalls();
  let isStopping = false;
  return {
    take: (request, stream, head) => {
      const path = request.url ?? "";
      const carrier = carrierOfRelay(path);
      if (!carrier?.relay || request.headers.upgrade?.toLowerCase() !== "websocket") return false;
      const { relay, name } = carrier;
      const headers = new Headers(
        Object.entries(request.headers).map(([key, value]) => [key, String(value)]),
      );
      if (isStopping) refuse(stream, "503 Service Unavailable");
      else if (relay.verify({ url: relayAddress(path), headers }))
        sockets.handleUpgrade(request, stream, head, (socket) =>
          serveCall({ socket, relay, carrier: name, now, calls, maxMs, silenceMs }),
        );
      else {
        logger({ carrier: name }).warn("Refused a relay that its carrier has not signed");
        refuse(stream, "403 Forbidden");
      }
      return true;
    },
    stop: () => {
      isStopping = true;
      return calls.moveAll();
    },
  };
}

function refuse(stream: Duplex, status: string): void {
  stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** The address that the carrier was given: the Host header proves nothing. */
function relayAddress(path: string): string {
  return `${env().APP_URL.replace(/^http/, "ws")}${path}`;
}

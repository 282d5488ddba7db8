import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { logger } from "@/lib/observability/logger";
import { metrics } from "@/lib/observability/metrics";

/** Node's message about a request whose headers have been read. */
interface RequestStart {
  request: IncomingMessage;
  response: ServerResponse;
  server: Server;
}

/** The requests that this process's web server is answering. */
export interface RequestsUnderWay {
  answers: ReadonlySet<ServerResponse>;
  /** Undefined until the first request. */
  server: () => Server | undefined;
  /** The time since the last request started, in milliseconds. */
  quietMs: () => number;
  /** Asks every client to close its connection after its current or next answer. */
  closeConnections: () => void;
}

/** Methods with a label of their own. Clients can make up others, so those are counted together. */
const METHODS = new Set(["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"]);

/**
 * Counts and times every request of this process, through Node's diagnostics channel. With `LOG_LEVEL=debug` it also
 * logs each request.
 * @param routeOf names the route of a path
 */
export function watchRequests(routeOf: (path: string) => string): RequestsUnderWay {
  const answers = new Set<ServerResponse>();
  const log = logger();
  const { requests, requestSeconds, requestsUnderWay } = metrics();
  let server: Server | undefined;
  let isClosing = false;
  let lastStartedAt = Number.NEGATIVE_INFINITY;
  subscribe("http.server.request.start", (message) => {
    const { request, response, server: own } = message as RequestStart;
    const startedAt = performance.now();
    lastStartedAt = startedAt;
    server = own;
    answers.add(response);
    requestsUnderWay.inc();
    if (isClosing) response.setHeader("connection", "close");
    response.once("close", () => {
      answers.delete(response);
      requestsUnderWay.dec();
      const method = METHODS.has(request.method ?? "") ? request.method : "other";
      const route = routeOf((request.url ?? "").split("?", 1)[0] ?? "");
      // A client that went away before the end got no full answer.
      const status = response.writableFinished ? String(response.statusCode) : "gone";
      requests.inc({ method, route, status });
      const took = (performance.now() - startedAt) / 1000;
      requestSeconds.observe({ method, route }, took);
      if (log.isLevelEnabled("debug")) {
        const requestId = response.getHeader("x-request-id");
        log.debug({ requestId, method, route, status, seconds: took }, "A request was answered");
      }
    });
  });
  return {
    answers,
    server: () => server,
    quietMs: () => performance.now() - lastStartedAt,
    closeConnections: () => {
      isClosing = true;
      for (const answer of answers) if (!answer.headersSent) answer.setHeader("connection", "close");
    },
  };
}

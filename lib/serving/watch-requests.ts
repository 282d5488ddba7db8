import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { logger } from "@/lib/observability/logger";
import { metrics } from "@/lib/observability/metrics";

/** What Node tells of a request whose head has been read. */
interface RequestStart {
  request: IncomingMessage;
  response: ServerResponse;
  server: Server;
}

/** The requests of this process's web server that are being answered. */
export interface RequestsUnderWay {
  answers: ReadonlySet<ServerResponse>;
  /** Undefined until the first request. */
  server: () => Server | undefined;
  /** For how long nobody has begun to ask, in milliseconds. */
  quietMs: () => number;
  /** Asks every client to close its connection after its present or next answer. */
  closeConnections: () => void;
}

/** Methods that are told apart; anybody can make up others. */
const METHODS = new Set(["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"]);

/**
 * Counts and times every request of this process, through the channel that Node itself reports them on; with
 * `LOG_LEVEL=debug` each has a line in the log.
 * @param routeOf the route template of a path
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
      // Whoever went away before the end was not answered.
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

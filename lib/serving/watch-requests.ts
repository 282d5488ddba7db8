import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
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
  /** Asks every client to close its connection after its present or next answer. */
  closeConnections: () => void;
}

/** Methods that are told apart; anybody can make up others. */
const METHODS = new Set(["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"]);

/**
 * Counts and times every request of this process, through the channel that Node itself reports them on.
 * @param routeOf the route template of a path
 */
export function watchRequests(routeOf: (path: string) => string): RequestsUnderWay {
  const answers = new Set<ServerResponse>();
  const { requests, requestSeconds, requestsUnderWay } = metrics();
  let server: Server | undefined;
  let isClosing = false;
  subscribe("http.server.request.start", (message) => {
    const { request, response, server: own } = message as RequestStart;
    const startedAt = performance.now();
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
      requestSeconds.observe({ method, route }, (performance.now() - startedAt) / 1000);
    });
  });
  return {
    answers,
    server: () => server,
    closeConnections: () => {
      isClosing = true;
      for (const answer of answers) if (!answer.headersSent) answer.setHeader("connection", "close");
    },
  };
}

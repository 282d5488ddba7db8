import { createServer, type Server } from "node:http";
import type { Env } from "@/lib/env";
import { answerMetrics } from "@/lib/observability/answer-metrics";
import type { logger } from "@/lib/observability/logger";

const LOOPBACK = "127.0.0.1";

/**
 * Serves the worker's own `/metrics` if `METRICS_TOKEN` and `WORKER_METRICS_PORT` are set: on every address if the web
 * server is public too, otherwise only on this machine. If the port is taken, the worker goes on without it.
 */
export function serveMetrics(
  {
    METRICS_TOKEN,
    WORKER_METRICS_PORT,
    APP_URL,
  }: Pick<Env, "METRICS_TOKEN" | "WORKER_METRICS_PORT" | "APP_URL">,
  log: ReturnType<typeof logger>,
): Server | undefined {
  if (!METRICS_TOKEN || !WORKER_METRICS_PORT) return undefined;
  const isLocal = ["localhost", LOOPBACK, "[::1]"].includes(new URL(APP_URL).hostname);
  const server = createServer(async (request, response) => {
    const isHere = request.method === "GET" && request.url?.split("?", 1)[0] === "/metrics";
    const answer = await answerMetrics(
      request.headers.authorization ?? null,
      isHere ? METRICS_TOKEN : undefined,
    );
    response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  server.on("error", (error) => log.error({ err: error }, "The worker's metrics are not served"));
  // Without a host, Node listens on every address of both families.
  return isLocal ? server.listen(WORKER_METRICS_PORT, LOOPBACK) : server.listen(WORKER_METRICS_PORT);
}

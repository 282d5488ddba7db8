import { env } from "@/lib/env";
import { logger } from "@/lib/observability/logger";
import { makeRouteNames, readRoutes } from "./route-templates";
import { stopServing } from "./stop";
import { watchRequests } from "./watch-requests";

/**
 * Starts counting this web server's requests, and makes it stop gracefully on SIGTERM and SIGINT.
 * @param options.nextFolder the folder of the build that is served
 * @param options.stopsItself whether we handle SIGTERM and SIGINT, and not Next.js
 */
export function startServing({
  nextFolder,
  stopsItself,
}: {
  nextFolder: string;
  stopsItself: boolean;
}): void {
  const requests = watchRequests(makeRouteNames(readRoutes(nextFolder)));
  if (!stopsItself) return;
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    const { STOP_NOTICE_MS: noticeMs, STOP_PATIENCE_MS: patienceMs } = env();
    logger().info({ requestsUnderWay: requests.answers.size }, "The web server is stopping");
    await stopServing(requests, { noticeMs, patienceMs });
    process.exit(0);
  };
  process.on("SIGTERM", () => void stop());
  process.on("SIGINT", () => void stop());
}

import { env } from "@/lib/env";
import { logger } from "@/lib/observability/logger";
import { makeRouteNames, readRoutes } from "./route-templates";
import { stopServing } from "./stop";
import { watchRequests } from "./watch-requests";

/**
 * Begins to count this web server's requests, and to stop in order when it is told to.
 * @param options.nextFolder the folder of the build that is served
 * @param options.stopsItself whether SIGTERM and SIGINT are left to us
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
    logger().info({ requestsUnderWay: requests.answers.size }, "The web server stops");
    await stopServing(requests, { noticeMs, patienceMs });
    process.exit(0);
  };
  process.on("SIGTERM", () => void stop());
  process.on("SIGINT", () => void stop());
}

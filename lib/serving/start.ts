import { env } from "@/lib/env";
import { logger } from "@/lib/observability/logger";
import { makeRouteNames, readRoutes } from "./route-templates";
import { stopServing } from "./stop";
import { watchRequests } from "./watch-requests";

/** How long a server that moves its calls goes on serving; carriers ask within a second. */
const MOVED_CALLS_MS = 2_000;

/**
 * Starts counting this web server's requests, and makes it stop gracefully on SIGTERM and SIGINT.
 * @param options.nextFolder the folder of the build that is served
 * @param options.stopsItself whether we handle SIGTERM and SIGINT, and not Next.js
 * @param options.onStop called when it begins to stop, while it still serves requests; returns whether calls were moved
 */
export function startServing({
  nextFolder,
  stopsItself,
  onStop,
}: {
  nextFolder: string;
  stopsItself: boolean;
  onStop: () => boolean;
}): void {
  const requests = watchRequests(makeRouteNames(readRoutes(nextFolder)));
  if (!stopsItself) return;
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    const { STOP_NOTICE_MS: noticeMs, STOP_PATIENCE_MS: patienceMs } = env();
    logger().info({ requestsUnderWay: requests.answers.size }, "The web server is stopping");
    // Carriers ask about calls that are moved as soon as their sockets are closed, although nobody is connected then.
    const [watched, served] = onStop()
      ? [{ ...requests, quietMs: () => 0 }, Math.max(noticeMs, MOVED_CALLS_MS)]
      : [requests, noticeMs];
    await stopServing(watched, { noticeMs: served, patienceMs });
    process.exit(0);
  };
  process.on("SIGTERM", () => void stop());
  process.on("SIGINT", () => void stop());
}

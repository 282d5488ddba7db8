import { Logger } from "graphile-worker";
import type { logger } from "@/lib/observability/logger";

/** The job queue's own messages, in our log. Its info lines (every job started and done) are detail here. */
export function queueLogger(log: ReturnType<typeof logger>): Logger {
  return new Logger(() => (level, message) => {
    if (level === "error") log.error(message);
    else if (level === "warning") log.warn(message);
    else log.debug(message);
  });
}

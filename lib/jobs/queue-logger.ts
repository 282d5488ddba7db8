import { Logger } from "graphile-worker";
import type { logger } from "@/lib/observability/logger";

/** Sends the job queue's own messages to our log. Its info lines (each job started and done) become debug lines. */
export function queueLogger(log: ReturnType<typeof logger>): Logger {
  return new Logger(() => (level, message) => {
    if (level === "error") log.error(message);
    else if (level === "warning") log.warn(message);
    else log.debug(message);
  });
}

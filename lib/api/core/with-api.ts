import type { ErrorCode } from "@/lib/errors";
import { logger } from "@/lib/observability/logger";
import { callerOfRequest } from "./caller";
import { createRoute, type Surroundings } from "./create-route";
import type { Route } from "./methods";
import type { Operation } from "./operation";

/** Refusals that anyone can cause at will. They would flood the log, so only metrics count them. */
const NOT_LOGGED: readonly ErrorCode[] = ["unauthorized", "rate_limited"];

/** Logs under the request's id: a refusal with its code, an internal failure with its cause. */
export const reportFailure: Surroundings["report"] = (error, requestId, operation) => {
  if (NOT_LOGGED.includes(error.code)) return;
  const log = logger({ requestId, operation });
  if (error.status < 500) log.info({ code: error.code }, "A request was refused");
  else log.error({ err: error.cause ?? error, code: error.code }, "A request failed");
};

/** Builds a route from its operations, one per method, for callers with a key or, for reads, a session. */
export function withApi(...operations: Operation[]): Route {
  return createRoute(operations, { resolveCaller: callerOfRequest, report: reportFailure });
}

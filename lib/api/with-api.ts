import { logger } from "@/lib/observability/logger";
import { callerOfRequest } from "./caller";
import { createRoute, type Surroundings } from "./create-route";
import type { Route } from "./methods";
import type { Operation } from "./operation";

/** Logs a failure that is ours, under the request's id. */
export const reportFailure: Surroundings["report"] = (error, requestId, operation) =>
  logger({ requestId, operation }).error({ err: error.cause ?? error, code: error.code }, "request failed");

/** The route of an address: its operations, one a method, for callers with a key or, to read, a session. */
export function withApi(...operations: Operation[]): Route {
  return createRoute(operations, { resolveCaller: callerOfRequest, report: reportFailure });
}

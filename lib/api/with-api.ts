import type { ErrorCode } from "@/lib/errors";
import { logger } from "@/lib/observability/logger";
import { callerOfRequest } from "./caller";
import { createRoute, type Surroundings } from "./create-route";
import type { Route } from "./methods";
import type { Operation } from "./operation";

/** Anybody can cause these as often as they like; the metrics count them. */
const NOT_WORTH_A_LINE: readonly ErrorCode[] = ["unauthorized", "rate_limited"];

/** Logs a refusal by its code, and a failure that is ours with all there is, under the request's id. */
export const reportFailure: Surroundings["report"] = (error, requestId, operation) => {
  if (NOT_WORTH_A_LINE.includes(error.code)) return;
  const log = logger({ requestId, operation });
  if (error.status < 500) log.info({ code: error.code }, "A request was refused");
  else log.error({ err: error.cause ?? error, code: error.code }, "A request failed");
};

/** The route of an address: its operations, one a method, for callers with a key or, to read, a session. */
export function withApi(...operations: Operation[]): Route {
  return createRoute(operations, { resolveCaller: callerOfRequest, report: reportFailure });
}

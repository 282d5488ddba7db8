import { callerWithKey, narrowByHeader } from "../core/caller";
import { createRoute } from "../core/create-route";
import type { Route } from "../core/methods";
import type { Operation } from "../core/operation";
import { reportFailure } from "../core/with-api";
import { OPENCX } from "./dialect";

/** Builds a route of the OpenCX dialect from its operations, one per method, for callers with a key. */
export function withOpencx(...operations: Operation[]): Route {
  return createRoute(operations, {
    resolveCaller: callerWithKey,
    narrow: narrowByHeader,
    report: reportFailure,
    dialect: OPENCX,
  });
}

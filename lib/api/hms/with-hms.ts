import { callerWithKey, narrowedByHeader } from "../caller";
import { createRoute } from "../create-route";
import type { Route } from "../methods";
import type { Operation } from "../operation";
import { reportFailure } from "../with-api";
import { HMS } from "./dialect";

/** The route of an address of the HMS dialect: its operations, one a method, for callers with a key. */
export function withHms(...operations: Operation[]): Route {
  return createRoute(operations, {
    resolveCaller: callerWithKey,
    narrow: narrowedByHeader,
    report: reportFailure,
    dialect: HMS,
  });
}

import type { z } from "zod";
import { callerOrNull } from "@/lib/auth/caller";
import { logger } from "@/lib/observability/logger";
import type { Contract } from "./contract";
import { createRoute, type Surroundings, type Verb } from "./create-route";
import type { Route } from "./methods";

const SURROUNDINGS: Surroundings = {
  resolveCaller: (request) => callerOrNull(request.headers),
  report: (error, requestId, operation) =>
    logger({ requestId, operation }).error({ err: error.cause ?? error, code: error.code }, "request failed"),
};

/**
 * The route of one operation, for callers with a session.
 * @param contract what the operation takes and answers
 * @param verb the domain's read behind it
 */
export function withApi<Input extends z.ZodObject, Answer extends z.ZodType>(
  contract: Contract<Input, Answer>,
  verb: Verb<Input, Answer>,
): Route {
  return createRoute(contract, verb, SURROUNDINGS);
}

import { v7 as uuidv7 } from "uuid";
import { AppError } from "@/lib/errors";
import type { Method } from "./contract";
import { corsHeaders } from "./cors";
import { type Dialect, NATIVE } from "./dialect";
import { send } from "./respond";

/** Handles one HTTP method of a route. */
export type Handler = (
  request: Request,
  context: { params: Promise<Record<string, string>> },
) => Promise<Response>;

const METHODS = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"] as const;
export type Route = Record<(typeof METHODS)[number], Handler>;

/** Builds a route: the given methods, HEAD and OPTIONS; any other method is refused with a 405 and `Allow`. */
export function routeOf(handlers: Partial<Record<Method, Handler>>, dialect: Dialect): Route {
  const get = handlers.GET;
  const allowed = METHODS.filter((method) =>
    method === "HEAD" ? get : method === "OPTIONS" || handlers[method as Method],
  ).join(", ");
  const refused: Handler = async (request) => {
    const requestId = uuidv7();
    const answer = dialect.failure(new AppError("method_not_allowed"), requestId, { Allow: allowed });
    return send(answer, requestId, corsHeaders(request));
  };
  const options: Handler = async (request) =>
    send({ status: 204, headers: { Allow: allowed }, body: null }, uuidv7(), corsHeaders(request, allowed));
  return {
    GET: get ?? refused,
    HEAD: get ? withoutBody(get) : refused,
    OPTIONS: options,
    POST: handlers.POST ?? refused,
    PUT: refused,
    PATCH: handlers.PATCH ?? refused,
    DELETE: handlers.DELETE ?? refused,
  };
}

/** A route that answers every method with 404, for unknown addresses. */
export function nothingHere(
  dialect: Dialect = NATIVE,
): Record<keyof Route, (request: Request) => Promise<Response>> {
  const answer = async (request: Request) => {
    const requestId = uuidv7();
    return send(dialect.failure(new AppError("not_found"), requestId), requestId, corsHeaders(request));
  };
  return forEveryMethod(answer);
}

/** A route that answers every method in the same way. */
export function forEveryMethod<Answer>(answer: Answer): Record<keyof Route, Answer> {
  return {
    GET: answer,
    HEAD: answer,
    OPTIONS: answer,
    POST: answer,
    PUT: answer,
    PATCH: answer,
    DELETE: answer,
  };
}

function withoutBody(get: Handler): Handler {
  return async (request, context) => {
    const { status, headers } = await get(request, context);
    return new Response(null, { status, headers });
  };
}

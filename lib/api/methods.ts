import { v7 as uuidv7 } from "uuid";
import { AppError } from "@/lib/errors";
import { failure } from "./respond";

/** Answers one HTTP method of a route. */
export type Handler = (
  request: Request,
  context: { params: Promise<Record<string, string>> },
) => Promise<Response>;

export interface Route {
  GET: Handler;
  HEAD: Handler;
  OPTIONS: Handler;
  POST: Handler;
  PUT: Handler;
  PATCH: Handler;
  DELETE: Handler;
}

const ALLOW = { Allow: "GET, HEAD, OPTIONS" };

/** Every method of a route that can only be read; the others are refused with what is allowed. */
export function readOnly(GET: Handler): Route {
  return {
    GET,
    HEAD: async (request, context) => {
      const { status, headers } = await GET(request, context);
      return new Response(null, { status, headers });
    },
    OPTIONS: async () => new Response(null, { status: 204, headers: ALLOW }),
    ...sameForAll(async () => failure(new AppError("method_not_allowed"), uuidv7(), ALLOW)),
  };
}

/** A route of an address where nothing is. */
export function nothingHere(): Record<keyof Route, () => Promise<Response>> {
  const answer = async () => failure(new AppError("not_found"), uuidv7());
  return { GET: answer, HEAD: answer, OPTIONS: answer, ...sameForAll(answer) };
}

function sameForAll<H>(handler: H): Record<"POST" | "PUT" | "PATCH" | "DELETE", H> {
  return { POST: handler, PUT: handler, PATCH: handler, DELETE: handler };
}

import { v7 as uuidv7 } from "uuid";
import { env } from "@/lib/env";
import { corsHeaders } from "../core/cors";
import { NATIVE } from "../core/dialect";
import { etagOf } from "../core/entity-tags";
import { type Handler, type Route, routeOf } from "../core/methods";
import { ifChanged, send } from "../core/respond";
import { type Document, withOpenAnswers } from "./open-answers";

const HEADERS = { "Content-Type": "application/json", "Cache-Control": "public, max-age=300" };

/**
 * A route that serves an OpenAPI document. It is public, because it contains nobody's data.
 * @param describe builds the document for the server's address
 */
export function documentRoute(document: (server: string) => Document): Route {
  // Built once per process, because building it is slow.
  let built: { body: string; headers: Record<string, string> } | undefined;
  const get: Handler = async (request) => {
    built ??= build(withOpenAnswers(document(env().APP_URL)));
    const answer = ifChanged({ status: 200, ...built }, request.headers);
    return send(answer, uuidv7(), corsHeaders(request));
  };
  return routeOf({ GET: get }, NATIVE);
}

function build(document: object) {
  return { body: JSON.stringify(document), headers: { ...HEADERS, ...etagOf(document) } };
}

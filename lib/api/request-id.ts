import { v7 as uuidv7 } from "uuid";

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The id that the proxy gave the request, so that logs, history and answer name the same one; else a new one. */
export function requestIdOf(request: Request): string {
  const given = request.headers.get("x-request-id");
  return given !== null && ID.test(given) ? given : uuidv7();
}

import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { makeHostCheck } from "./own-host";

/** The route that refuses requests for another host. */
const MISDIRECTED = "/api/misdirected";
/** The addresses of an API with a format of its own. */
const DIALECT = /^\/compat\/(?:hms|opencx)(?=[/?]|$)/;
/** For load balancers and Prometheus, which ask each web server by its IP address. */
const FOR_ANY_HOST = /^\/(?:api\/health(?:\/(?:live|ready))?|metrics)(?:\?|$)/;

/**
 * Sends requests for another host to the route that refuses them, before Next.js sees them. Pages and the API answer to
 * their own name only, so that no site can point its own name at this server and read the answers.
 * @param address the public address, `APP_URL`
 */
export function redirectEarly(address: string): void {
  const isOwnHost = makeHostCheck(address);
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    const { url = "" } = request;
    if (isOwnHost(request.headers.host) || FOR_ANY_HOST.test(url)) return;
    // The refusal has the format of the address that was asked for.
    const [dialect] = DIALECT.exec(url) ?? [];
    request.url = dialect ? `${MISDIRECTED}?at=${dialect}` : MISDIRECTED;
  });
}

import { v7 as uuidv7 } from "uuid";
import { env } from "@/lib/env";
import { AppError, ERROR_CODES } from "@/lib/errors";
import { dialectOf } from "../dialects/dialect-of";
import { forEveryMethod, type Route } from "./methods";
import { send } from "./respond";

/** A route that refuses every request, because it is for a host that is not this installation's. */
export function misdirected(): Record<keyof Route, (request: Request) => Response> {
  const answer = (request: Request) => {
    const { APP_URL } = env();
    const error = new AppError("misdirected", {
      message: `${ERROR_CODES.misdirected[1]} Use ${APP_URL}, and let a proxy in front of it forward the Host header.`,
    });
    // `proxy.ts` has given the request an id, and repeats it in the answer's header.
    const requestId = request.headers.get("x-request-id") ?? uuidv7();
    if (!request.headers.get("accept")?.includes("text/html"))
      return send(
        dialectOf(new URL(request.url).searchParams.get("at") ?? "").failure(error, requestId),
        requestId,
      );
    const headers = { "Content-Type": "text/html; charset=utf-8" };
    return send({ status: error.status, headers, body: pageOf(APP_URL) }, requestId);
  };
  return forEveryMethod(answer);
}

/** For people, who came by an address that a proxy or a name server sends here by mistake. */
function pageOf(address: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Linekeeper is at another address</title>
<style>
:root { color-scheme: light dark }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 36rem; margin: 15vh auto; padding: 0 1.5rem }
h1 { font-size: 1.25rem }
</style>
<main>
<h1>Linekeeper is at another address</h1>
<p>${ERROR_CODES.misdirected[1]} Open <a href="${address}">${address}</a> instead.</p>
<p>If you run Linekeeper: let the proxy in front of it forward the Host header.</p>
</main>
</html>
`;
}

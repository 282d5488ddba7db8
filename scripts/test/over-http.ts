import { afterAll } from "vitest";
import { sendBy } from "@/lib/api/testing";
import { env } from "@/lib/env";
import { startWebServer, type WebServer } from "./web-server.mjs";

let server: Promise<WebServer> | undefined;

// Begun with the first request: by then the test file has made its database and its carrier, and said so in the
// environment that the server takes over; what the test itself moves on is of the same installation.
sendBy(async (request) => {
  server ??= startWebServer({ APP_URL: env().APP_URL, ...process.env });
  const { pathname, search } = new URL(request.url);
  return fetch(new Request((await server).address + pathname + search, request), { redirect: "manual" });
});

afterAll(async () => (await server)?.stop());

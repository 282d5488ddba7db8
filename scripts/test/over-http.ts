import { afterAll } from "vitest";
import { sendBy } from "@/lib/api/core/testing";
import { env } from "@/lib/env";
import { startWebServer, type WebServer } from "./web-server.mjs";

let server: Promise<WebServer> | undefined;

// Starts with the first request. By then the test file has created its database and carrier and put both into the
// environment, which the server inherits. So test and server share one installation.
sendBy(async (request) => {
  server ??= startWebServer({ APP_URL: env().APP_URL, ...process.env });
  const { pathname, search } = new URL(request.url);
  return fetch(new Request((await server).address + pathname + search, request), { redirect: "manual" });
});

afterAll(async () => (await server)?.stop());

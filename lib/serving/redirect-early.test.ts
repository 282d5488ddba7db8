import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { redirectEarly } from "./redirect-early";

let server: Server;

beforeAll(async () => {
  redirectEarly("http://localhost:3000");
  server = createServer((asked, response) => response.end(`${asked.method} ${asked.url}`)).listen(
    0,
    "127.0.0.1",
  );
  await new Promise((resolve) => server.once("listening", resolve));
});
afterAll(() => void server.close());

/** What the server sees of a request. */
function seen(path: string, host: string, method = "GET"): Promise<string> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    request({ host: "127.0.0.1", port, path, method, headers: { host } }, (answer) => {
      let body = "";
      answer.setEncoding("utf8").on("data", (chunk) => (body += chunk));
      answer.on("end", () => resolve(body));
    })
      .on("error", reject)
      .end();
  });
}

it("lets requests for this installation through as they are", async () => {
  expect(await seen("/numbers?status=lost", "localhost:3000")).toBe("GET /numbers?status=lost");
  expect(await seen("/v1/bots", "127.0.0.1", "DELETE")).toBe("DELETE /v1/bots");
});

it.each([
  "/",
  "/numbers",
  "/v1/bots?limit=1",
  "/_next/static/x.js",
  "/api/healthy",
  "/metrics/x",
  "/carrier/local/voice",
])("sends a request for %s on another host to the route that refuses it", async (path) => {
  for (const method of ["GET", "POST"])
    expect(await seen(path, "evil.example", method)).toBe(`${method} /api/misdirected`);
});

it("tells the route which dialect the address has", async () => {
  for (const dialect of ["/compat/hms", "/compat/opencx"])
    expect(await seen(`${dialect}/phone?x=1`, "evil.example")).toBe(`GET /api/misdirected?at=${dialect}`);
  expect(await seen("/compat/other", "evil.example")).toBe("GET /api/misdirected");
});

it.each(["/api/health", "/api/health/live", "/api/health/ready", "/api/health?x=1", "/metrics"])(
  "lets %s through for every host",
  async (path) => expect(await seen(path, "10.0.0.5:3000")).toBe(`GET ${path}`),
);

import { createServer, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterEach, beforeEach, expect, it } from "vitest";
import { takeUpgrades } from "./take-upgrades";

takeUpgrades(
  (request, socket) => {
    if (request.url !== "/taken") return false;
    socket.end("taken");
    return true;
  },
  { besidesNext: false },
);

let server: Server;

beforeEach(async () => {
  server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    response.end(`${request.method} ${request.url} ${request.headers["x-note"]} ${body}`);
    // As Next.js does.
  }).on("upgrade", (_, socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});

afterEach(() => server.close());

/** Sends a request that offers another protocol, and returns all that comes back. */
async function offer(line: string, more: string[] = [], body = ""): Promise<string> {
  const connection = connect((server.address() as AddressInfo).port, "127.0.0.1");
  const headers = [
    "Host: lines.example",
    "Connection: Upgrade, HTTP2-Settings, close",
    "Upgrade: h2c",
    "HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA",
    "X-Note: kept",
    ...more,
  ];
  connection.write(`${[line, ...headers].join("\r\n")}\r\n\r\n${body}`);
  let answer = "";
  for await (const part of connection) answer += part;
  return answer;
}

it("A request that offers another protocol gets a plain answer, with its headers and its body", async () => {
  const answer = await offer("POST /v1/bots?a=1 HTTP/1.1", ["Content-Length: 5"], "hello");
  expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
  expect(answer).toContain("POST /v1/bots?a=1 kept hello");
});

it("An offer that is wanted is taken, and nobody else answers it", async () => {
  expect(await offer("GET /taken HTTP/1.1")).toBe("taken");
});

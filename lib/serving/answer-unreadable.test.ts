import { createServer, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useTestEnvironment } from "@/db/testing/environment";
import { answerUnreadable } from "./answer-unreadable";

useTestEnvironment();

let server: Server;
let reached = 0;
beforeAll(async () => {
  answerUnreadable();
  server = createServer((_, response) => {
    reached += 1;
    response.end("here");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => void server.close());

/** Sends bytes over a connection of their own. @returns everything that comes back until the server closes it */
function sent(bytes: string): Promise<string> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    let received = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(bytes));
    socket.on("data", (part) => {
      received += part;
    });
    socket.on("end", () => {
      socket.end();
      resolve(received);
    });
    socket.on("error", reject);
  });
}

function read(text: string) {
  const [head = "", body = ""] = text.split("\r\n\r\n");
  const [line = "", ...rest] = head.split("\r\n");
  const headers = new Headers(rest.map((each) => each.split(": ") as [string, string]));
  return { status: Number(line.split(" ")[1]), headers, body: JSON.parse(body) };
}

const HOST = "Host: localhost\r\n";

describe("a request that Node.js cannot read", () => {
  it.each([
    ["a method that it does not know", `FOO /v1/bots HTTP/1.1\r\n${HOST}\r\n`, 405, "method_not_allowed"],
    ["no method at all", `\u0001\u0002 /v1/bots HTTP/1.1\r\n${HOST}\r\n`, 400, "malformed_request"],
    ["a request line of nonsense", "nonsense\r\n\r\n", 400, "malformed_request"],
    ["a broken header", `GET /v1/bots HTTP/1.1\r\n${HOST}no colon\r\n\r\n`, 400, "malformed_request"],
    [
      "headers without an end",
      `GET /v1/bots HTTP/1.1\r\n${HOST}X-Long: ${"x".repeat(20_000)}\r\n\r\n`,
      431,
      "headers_too_large",
    ],
  ])("because of %s is refused like any other", async (_, bytes, status, code) => {
    const before = reached;
    const answer = read(await sent(bytes));
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
    expect(answer.body).toMatchObject({ success: false, message: expect.any(String) });
    expect(answer.headers.get("x-request-id")).toBe(answer.body.error.requestId);
    expect(answer.headers.get("content-type")).toBe("application/json");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(answer.headers.get("connection")).toBe("close");
    expect(answer.headers.has("allow")).toBe(status === 405);
    expect(reached).toBe(before);
  });

  it.each([
    ["FOO /compat/hms/api/v1/numbers", 405, "GET, HEAD, OPTIONS, POST"],
    ["get /v1/me", 405, "GET, HEAD, OPTIONS"],
    ["FOO /compat/opencx/phone/1", 405, "OPTIONS, PATCH"],
    ["FOO /v1/nowhere", 404, null],
    ["FOO /numbers", 405, "GET, HEAD"],
  ])("claims no methods that the address does not have: %s", async (line, status, allow) => {
    const answer = read(await sent(`${line} HTTP/1.1\r\n${HOST}\r\n`));
    expect([answer.status, answer.headers.get("allow")]).toEqual([status, allow]);
    expect(answer.headers.has("x-request-id")).toBe(true);
  });

  it("is refused in the format of its address", async () => {
    const long = `${HOST}X-Long: ${"x".repeat(20_000)}\r\n\r\n`;
    const hms = read(await sent(`GET /compat/hms/api/v1/numbers HTTP/1.1\r\n${long}`));
    expect([hms.status, hms.body.error.type]).toEqual([431, "invalid_request"]);
    const opencx = read(await sent(`GET /compat/opencx/phone HTTP/1.1\r\n${long}`));
    expect([opencx.status, opencx.body.statusCode]).toEqual([431, 431]);
  });

  it("because of an expectation is refused like any other", async () => {
    const answer = read(
      await sent(`GET /v1/bots HTTP/1.1\r\n${HOST}Expect: foo\r\nConnection: close\r\n\r\n`),
    );
    expect([answer.status, answer.body.error.code]).toEqual([417, "expectation_failed"]);
    expect(answer.headers.get("x-request-id")).toBe(answer.body.error.requestId);
  });

  it("does not disturb the requests before it on the same connection", async () => {
    const good = `GET / HTTP/1.1\r\n${HOST}\r\n`;
    const text = await sent(`${good}FOO / HTTP/1.1\r\n${HOST}\r\n`);
    expect(text).not.toMatch(/^HTTP\/1\.1 200[\s\S]*HTTP\/1\.1 200/);
    const before = reached;
    const alone = await sent(`GET / HTTP/1.1\r\n${HOST}Connection: close\r\n\r\n`);
    expect(alone).toMatch(/^HTTP\/1\.1 200 OK[\s\S]*here$/);
    expect(reached).toBe(before + 1);
  });
});

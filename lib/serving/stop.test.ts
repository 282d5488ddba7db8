import { Agent, createServer, get, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { useTestEnvironment } from "@/db/testing/environment";
import { eventually } from "@/db/testing/eventually";
import { metrics } from "@/lib/observability/metrics";
import { isStopping, stopServing } from "./stop";
import { type RequestsUnderWay, watchRequests } from "./watch-requests";

useTestEnvironment();
let requests: RequestsUnderWay;
beforeAll(() => {
  requests = watchRequests((path) => `route of ${path}`);
});
/** The notice is long enough for a request on a busy machine. */
const OPTIONS = { noticeMs: 1_000, patienceMs: 30_000 };

let server: Server;
let address: string;
/** Answers that have not been sent yet. */
let held: ServerResponse[];
let agent: Agent;

beforeEach(async () => {
  held = [];
  agent = new Agent({ keepAlive: true });
  server = createServer((request, response) => {
    if (request.url === "/slow") held.push(response);
    else response.end("done");
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  agent.destroy();
  server.closeAllConnections();
  server.close();
});

interface Answered {
  status: number | undefined;
  connection: string | undefined;
  body: string;
}

function ask(path: string): Promise<Answered> {
  return new Promise((resolve, reject) => {
    get(`${address}${path}`, { agent }, (answer) => {
      let body = "";
      answer.on("data", (chunk) => (body += chunk));
      answer.on("end", () =>
        resolve({ status: answer.statusCode, connection: answer.headers.connection, body }),
      );
      answer.on("error", reject);
    }).on("error", reject);
  });
}

const connections = () =>
  new Promise<number>((resolve) => server.getConnections((_, count) => resolve(count)));

describe("a web server", () => {
  it("counts and times requests by route, and counts those whose client went away as gone", async () => {
    await ask("/quick?patient=secret");
    const leaving = get(`${address}/slow`);
    leaving.on("error", () => undefined);
    await eventually(() => expect(held).toHaveLength(1));
    leaving.destroy();
    await eventually(async () => {
      const text = await metrics().registry.metrics();
      expect(text).toContain('{method="GET",route="route of /quick",status="200"} 1');
      expect(text).toContain('{method="GET",route="route of /slow",status="gone"} 1');
      expect(text).toContain(
        'linekeeper_http_request_duration_seconds_count{method="GET",route="route of /quick"} 1',
      );
      expect(text).toContain("linekeeper_http_requests_under_way 0");
    });
    expect(await metrics().registry.metrics()).not.toContain("secret");
  });

  it("finishes requests when told to stop, and asks every client to close its connection", async () => {
    await ask("/warm");
    const slow = ask("/slow");
    await eventually(() => expect(held).toHaveLength(1));
    const stopped = stopServing(requests, OPTIONS);
    expect(isStopping()).toBe(true);
    // During the notice everybody is served as before.
    expect(await ask("/late")).toEqual({ status: 200, connection: "keep-alive", body: "done" });
    await eventually(() => expect(server.listening).toBe(false), 5);
    // An open connection gets one more answer; new connections are refused.
    expect(await ask("/late")).toEqual({ status: 200, connection: "close", body: "done" });
    await expect(ask("/too-late")).rejects.toMatchObject({ code: "ECONNREFUSED" });
    held[0]?.end("in the end");
    expect(await slow).toEqual({ status: 200, connection: "close", body: "in the end" });
    await stopped;
  });

  it("serves a client that reconnects just after the server was told to stop", async () => {
    await ask("/warm");
    agent.destroy();
    await eventually(async () => expect(await connections()).toBe(0), 5);
    const stopped = stopServing(requests, OPTIONS);
    expect(await ask("/next")).toMatchObject({ status: 200, body: "done" });
    agent.destroy();
    await stopped;
  });

  it("stops at once if no request has come for a long time", async () => {
    await ask("/warm");
    agent.destroy();
    const startedAt = performance.now();
    const left = { ...requests, quietMs: () => 120_000 };
    await stopServing(left, { noticeMs: 60_000, patienceMs: 60_000 });
    expect(performance.now() - startedAt).toBeLessThan(60_000);
  });

  it("cuts requests that are not finished when its patience ends", async () => {
    const slow = ask("/slow");
    slow.catch(() => undefined);
    await eventually(() => expect(held).toHaveLength(1));
    await stopServing(requests, { noticeMs: 0, patienceMs: 100 });
    await expect(slow).rejects.toMatchObject({ code: "ECONNRESET" });
  });
});

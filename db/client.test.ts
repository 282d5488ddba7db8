import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { sql } from "drizzle-orm";
import { afterEach, describe, expect, inject, it, vi } from "vitest";
import { toAppError } from "@/lib/errors";
import { closeDatabase, databasePool, openDatabase } from "./client";

const SILENT_MS = 150;

/** A TCP proxy to the test server that can go silent: it then drops what the server sends. */
async function proxyToServer() {
  const { hostname, port } = new URL(inject("testServerUrl"));
  const proxy = { silent: false, url: "", close: () => {} };
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect({ host: hostname, port: Number(port) });
    client.on("data", (data) => upstream.write(data));
    upstream.on("data", (data) => void (proxy.silent || client.write(data)));
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(one);
      one.on("error", () => other.destroy());
      one.on("close", () => other.destroy());
    }
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = new URL(inject("testServerUrl"));
  url.hostname = "127.0.0.1";
  url.port = String((server.address() as AddressInfo).port);
  proxy.url = url.toString();
  proxy.close = () => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  return proxy;
}

/** The id of the server process that answers the next query. */
async function backend(database: ReturnType<typeof openDatabase>): Promise<number> {
  const { rows } = await database.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
  return rows[0]?.pid ?? 0;
}

/** The error code that our code would report; undefined if the query succeeds. */
function failureOf(query: Promise<unknown>): Promise<string | undefined> {
  return query.then(
    () => undefined,
    (error: unknown) => toAppError(error).code,
  );
}

afterEach(closeDatabase);

describe("A database that hangs while its connection stays open", () => {
  it("fails waiting queries as an outage, and the next query gets a new connection", async () => {
    const proxy = await proxyToServer();
    const onIdleError = vi.fn();
    const database = openDatabase(proxy.url, { max: 1, answerWithinMs: SILENT_MS, onIdleError });
    const before = await backend(database);
    proxy.silent = true;
    expect(await failureOf(backend(database))).toBe("database_unavailable");
    proxy.silent = false;
    expect(await backend(database)).not.toBe(before);
    proxy.close();
  });

  it("is distinguished from an idle one: an idle connection stays open, and is noticed if it hangs later", async () => {
    const proxy = await proxyToServer();
    const database = openDatabase(proxy.url, { max: 1, answerWithinMs: SILENT_MS });
    const before = await backend(database);
    const client = await databasePool().connect();
    const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
    client.release();
    await once(stream, "timeout");
    expect(await backend(database)).toBe(before);
    proxy.silent = true;
    expect(await failureOf(backend(database))).toBe("database_unavailable");
    proxy.close();
  });
});

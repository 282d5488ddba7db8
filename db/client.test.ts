import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { sql } from "drizzle-orm";
import { afterEach, describe, expect, inject, it, vi } from "vitest";
import { toAppError } from "@/lib/errors";
import { closeDatabase, databasePool, openDatabase } from "./client";

const SILENT_MS = 150;

/** A way to the test server that can fall silent: what the server says is then swallowed. */
async function wayToServer() {
  const { hostname, port } = new URL(inject("testServerUrl"));
  const way = { silent: false, url: "", close: () => {} };
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect({ host: hostname, port: Number(port) });
    client.on("data", (data) => upstream.write(data));
    upstream.on("data", (data) => void (way.silent || client.write(data)));
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
  way.url = url.toString();
  way.close = () => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  return way;
}

/** Which of the server's processes serves the next query. */
async function backend(database: ReturnType<typeof openDatabase>): Promise<number> {
  const { rows } = await database.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
  return rows[0]?.pid ?? 0;
}

/** The code that a caller of ours would get; undefined where nothing fails. */
function failureOf(query: Promise<unknown>): Promise<string | undefined> {
  return query.then(
    () => undefined,
    (error: unknown) => toAppError(error).code,
  );
}

afterEach(closeDatabase);

describe("A database that hangs while its connection stands", () => {
  it("fails what waits for it as an outage, and the next query has a connection of its own", async () => {
    const way = await wayToServer();
    const onIdleError = vi.fn();
    const database = openDatabase(way.url, { max: 1, answerWithinMs: SILENT_MS, onIdleError });
    const before = await backend(database);
    way.silent = true;
    expect(await failureOf(backend(database))).toBe("database_unavailable");
    way.silent = false;
    expect(await backend(database)).not.toBe(before);
    way.close();
  });

  it("is not taken for one that nobody asks: an idle connection is kept, and told apart when it hangs later", async () => {
    const way = await wayToServer();
    const database = openDatabase(way.url, { max: 1, answerWithinMs: SILENT_MS });
    const before = await backend(database);
    const client = await databasePool().connect();
    const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
    client.release();
    await once(stream, "timeout");
    expect(await backend(database)).toBe(before);
    way.silent = true;
    expect(await failureOf(backend(database))).toBe("database_unavailable");
    way.close();
  });
});

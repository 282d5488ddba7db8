import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";

const PLACES = ["/usr/sbin/pgbouncer", "/usr/bin/pgbouncer", "/usr/local/bin/pgbouncer"];

/** PgBouncer's program, as Debian's package `pgbouncer` installs it; undefined if it is not installed. */
export const PGBOUNCER = PLACES.find((place) => existsSync(place));

/** A running PgBouncer. */
export interface PgBouncer {
  /** The address of the server's database behind it. */
  url: (database: string) => string;
  stop: () => Promise<void>;
}

/**
 * Starts PgBouncer in front of a server, with its own defaults except for these settings.
 * @param server the server's address
 * @param settings lines of the section `[pgbouncer]`: `{ pool_mode: "session" }`
 */
export async function startPgBouncer(
  server: string,
  settings: Record<string, string | number>,
): Promise<PgBouncer> {
  if (!PGBOUNCER) throw new Error("PgBouncer is not installed.");
  const { hostname, port: serverPort, username, password } = new URL(server);
  const folder = mkdtempSync(path.join(tmpdir(), "linekeeper-pgbouncer-"));
  // It does not run as root, so another user has to read its settings.
  chmodSync(folder, 0o755);
  const port = await unusedPort();
  const file = path.join(folder, "pgbouncer.ini");
  const target = [
    `host=${hostname}`,
    `port=${serverPort || 5432}`,
    `user=${decodeURIComponent(username)}`,
    ...(password ? [`password=${decodeURIComponent(password)}`] : []),
  ];
  const lines = {
    listen_addr: "127.0.0.1",
    listen_port: port,
    auth_type: "any",
    unix_socket_dir: "",
    ...settings,
  };
  writeFileSync(
    file,
    [
      "[databases]",
      `* = ${target.join(" ")}`,
      "[pgbouncer]",
      ...Object.entries(lines).map(([name, value]) => `${name} = ${value}`),
      "",
    ].join("\n"),
  );
  const isRoot = process.getuid?.() === 0;
  const child = spawn(PGBOUNCER, [...(isRoot ? ["-u", "nobody"] : []), file], { stdio: "ignore" });
  await untilListening(port, child);
  return {
    url: (database) => `postgres://linekeeper@127.0.0.1:${port}/${database}`,
    stop: async () => {
      const ended = new Promise((resolve) => child.once("close", resolve));
      child.kill("SIGKILL");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function unusedPort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== "object" || address === null) throw new Error("There is no unused port.");
  return address.port;
}

/** Waits until it answers on its own database, `pgbouncer`. */
async function untilListening(port: number, child: ChildProcess): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`PgBouncer exited with ${child.exitCode}.`);
    const client = new pg.Client({ host: "127.0.0.1", port, user: "nobody", database: "nothing" });
    client.on("error", () => {});
    const error: unknown = await client.connect().then(
      () => null,
      (thrown: unknown) => thrown,
    );
    await client.end().catch(() => {});
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code !== "ECONNREFUSED") return;
    await delay(20);
  }
}

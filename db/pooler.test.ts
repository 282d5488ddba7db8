import { randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import { databaseProblemOf } from "@/lib/constants/database-problem-of";
import { assertUsableDatabase } from "./assert-usable";
import { closeDatabase, database, databasePool, openDatabase } from "./client";
import { migrateDatabase } from "./migrate";
import { PGBOUNCER, type PgBouncer, startPgBouncer } from "./testing/pgbouncer";

if (!PGBOUNCER)
  process.stderr.write("PgBouncer is not installed, so its tests are skipped: apt-get install pgbouncer\n");

const name = `lk_pooled_${randomBytes(4).toString("hex")}`;
let pooler: PgBouncer | undefined;

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject("testServerUrl") });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

/** Opens an empty database through PgBouncer. */
async function openThrough(settings: Record<string, string | number>): Promise<void> {
  pooler = await startPgBouncer(inject("testServerUrl"), settings);
  openDatabase(pooler.url(name), { max: 4 });
}

const problemOf = (work: Promise<unknown>) =>
  work.then(
    () => "none",
    (error: unknown) => databaseProblemOf(error) ?? error,
  );

describe.skipIf(!PGBOUNCER)("PgBouncer", () => {
  beforeEach(() => onServer(`create database ${name}`));
  afterEach(async () => {
    await closeDatabase();
    await pooler?.stop();
    await onServer(`drop database if exists ${name} with (force)`);
  });

  it("in session mode lets Linekeeper migrate, read, write and keep its settings", async () => {
    await openThrough({ pool_mode: "session" });
    await migrateDatabase();
    await migrateDatabase();
    const { rows } = await database().execute(
      sql`select current_setting('statement_timeout') as timeout, current_setting('TimeZone') as zone`,
    );
    expect(rows).toEqual([{ timeout: "30s", zone: "UTC" }]);
    const client = await databasePool().connect();
    const heard = new Promise((resolve) => client.once("notification", resolve));
    await client.query("listen lines");
    await database().execute(sql`notify lines, 'hello'`);
    expect(await heard).toMatchObject({ payload: "hello" });
    client.release(true);
  });

  it("in session mode starts each client with our settings, although another left its own", async () => {
    await openThrough({ pool_mode: "session", default_pool_size: 1 });
    await database().execute(sql`set timezone = 'Asia/Tokyo'`);
    await closeDatabase();
    openDatabase(pooler?.url(name) ?? "", { max: 1 });
    const { rows } = await database().execute(sql`select current_setting('TimeZone') as zone`);
    expect(rows).toEqual([{ zone: "UTC" }]);
  });

  it.each([
    ["transaction", { default_pool_size: 20 }],
    ["transaction", { default_pool_size: 20, server_round_robin: 1 }],
    ["transaction", { default_pool_size: 2, server_round_robin: 1 }],
    ["transaction", { default_pool_size: 1 }],
    ["statement", { default_pool_size: 20 }],
  ])("in %s mode is refused before anything is created (%o)", async (pool_mode, settings) => {
    await openThrough({ pool_mode, ...settings });
    // Several connections to the server are idle, as on a pooler that is in use.
    await Promise.all([1, 2, 3].map(() => database().execute(sql`select pg_sleep(0.05)`)));
    for (let round = 0; round < 5; round++)
      expect(await problemOf(migrateDatabase())).toBe("transaction_pooling");
    await closeDatabase();
    const url = new URL(inject("testServerUrl"));
    url.pathname = `/${name}`;
    openDatabase(url.toString());
    const { rows } = await database().execute(sql`select to_regnamespace('drizzle') as schema`);
    expect(rows).toEqual([{ schema: null }]);
  });

  it("with one connection for Linekeeper is refused, with the limit of its pool as the cause", async () => {
    await openThrough({ pool_mode: "session", default_pool_size: 1 });
    expect(await problemOf(assertUsableDatabase())).toBe("too_few_connections");
  });

  it("that accepts no more clients is told from one that does not answer", async () => {
    await openThrough({ pool_mode: "session", max_client_conn: 1 });
    expect(await problemOf(assertUsableDatabase())).toBe("too_many_connections");
  });
});

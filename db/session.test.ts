import { randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from "vitest";
import { closeDatabase, database, databasePool, openDatabase } from "@/db/client";
import { migrateDatabase } from "@/db/migrate";
import { readCatalog } from "@/db/testing/catalog";
import { useTestDatabase } from "@/db/testing/database";
import { makeAccount, makeNumber } from "@/db/testing/factory";

const testDatabase = useTestDatabase();
const ROLE = `lk_role_${randomBytes(4).toString("hex")}`;
let asRole = "";

async function onServer(...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: testDatabase.url() });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

async function setting(name: string): Promise<string> {
  const { rows } = await database().execute<{ value: string }>(
    sql`select current_setting(${name}, true) as value`,
  );
  return rows[0]?.value ?? "";
}

/** Opens the test's database as another user. */
async function open(url: string): Promise<void> {
  await closeDatabase();
  openDatabase(url, { max: 4 });
}

beforeAll(async () => {
  const url = new URL(testDatabase.url());
  url.username = ROLE;
  url.password = "secret";
  asRole = url.toString();
  await onServer(
    `create role ${ROLE} login superuser password 'secret'`,
    `alter role ${ROLE} set datestyle = 'SQL, DMY'`,
    `alter role ${ROLE} set intervalstyle = 'sql_standard'`,
    `alter role ${ROLE} set timezone = 'Asia/Kolkata'`,
    `alter role ${ROLE} set search_path = 'pg_catalog'`,
    `alter role ${ROLE} set bytea_output = 'escape'`,
    `alter role ${ROLE} set standard_conforming_strings = off`,
    `alter role ${ROLE} set statement_timeout = '9s'`,
    `alter role ${ROLE} set lock_timeout = '9s'`,
    `alter role ${ROLE} set idle_in_transaction_session_timeout = '9s'`,
    `alter role ${ROLE} set idle_session_timeout = '9s'`,
    `alter role ${ROLE} set default_transaction_isolation = 'serializable'`,
    `alter role ${ROLE} set extra_float_digits = -10`,
  );
});
afterEach(() => open(testDatabase.url()));
afterAll(async () => {
  await closeDatabase();
  openDatabase(inject("testServerUrl"));
  await databasePool().query(`drop role if exists ${ROLE}`);
});

describe("a connection", () => {
  it("has our settings, whatever the user's own are", async () => {
    await open(asRole);
    const found: Record<string, string> = {};
    for (const name of [
      "DateStyle",
      "IntervalStyle",
      "TimeZone",
      "search_path",
      "statement_timeout",
      "lock_timeout",
    ])
      found[name] = await setting(name);
    expect(found).toEqual({
      DateStyle: "ISO, MDY",
      IntervalStyle: "postgres",
      TimeZone: "UTC",
      search_path: "public",
      statement_timeout: "30s",
      lock_timeout: "0",
    });
    expect(await setting("default_transaction_isolation")).toBe("read committed");
    expect(await setting("idle_session_timeout")).toBe("0");
  });

  it("reads and writes as on any other server, for such a user", async () => {
    await open(asRole);
    const { account, location } = await makeAccount();
    const line = await makeNumber(location);
    const { rows } = await database().execute<{ at: string; isDay: boolean }>(
      sql`select now() as at, '2026-02-01'::date = make_date(2026, 2, 1) as "isDay"`,
    );
    expect(rows[0]).toMatchObject({
      at: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d.*\+00$/),
      isDay: true,
    });
    expect([account.id, line.id]).toEqual([expect.any(String), expect.any(String)]);
  });

  it("uses public although a schema has the user's name, and the schema that has pg_trgm", async () => {
    const before = await readCatalog();
    await onServer(
      `create schema ${ROLE}`,
      "create schema extensions",
      "alter extension pg_trgm set schema extensions",
    );
    await open(asRole);
    expect(await setting("search_path")).toBe("public, extensions");
    await migrateDatabase();
    await database().execute(sql`select 'a' % 'b'`);
    const { rows } = await database().execute(
      sql`select 1 from pg_class c where c.relnamespace = ${ROLE}::regnamespace`,
    );
    expect(rows).toEqual([]);
    await onServer(
      "alter extension pg_trgm set schema public",
      "drop schema extensions",
      `drop schema ${ROLE}`,
    );
    expect(await readCatalog()).toEqual(before);
  });

  it("keeps its settings while it is pooled, also after a transaction was rolled back", async () => {
    await open(asRole);
    await database()
      .transaction(async (tx) => {
        await tx.execute(sql`set local timezone = 'Asia/Tokyo'`);
        throw new Error("rolled back");
      })
      .catch(() => undefined);
    expect(await setting("TimeZone")).toBe("UTC");
  });

  it("sends no options, and takes nothing from the variables of psql", async () => {
    Object.assign(process.env, {
      PGOPTIONS: "-c timezone=Asia/Tokyo",
      PGSSLMODE: "require",
      PGHOST: "nowhere.invalid",
      PGUSER: "nobody",
      PGAPPNAME: "psql",
    });
    await open(testDatabase.url());
    expect(await setting("TimeZone")).toBe("UTC");
    expect(Object.keys(process.env).filter((name) => name.startsWith("PG"))).toEqual([]);
    expect(await setting("application_name")).toBe("linekeeper");
  });
});

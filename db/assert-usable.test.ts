import { randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import pg from "pg";
import { afterAll, afterEach, describe, expect, inject, it } from "vitest";
import { databaseProblemOf } from "@/lib/constants/database-problem-of";
import { problemOfServer } from "./assert-usable";
import { closeDatabase, database, databasePool, openDatabase } from "./client";
import { migrateDatabase } from "./migrate";

/** What this file creates on the server; everything else there belongs to others. */
const PREFIX = `lk_usable_${randomBytes(4).toString("hex")}`;
const ROLE = `${PREFIX}_role`;
let made = 0;

async function onServer(statement: string, url = inject("testServerUrl")): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

/** Creates a database with these options. @returns its address, for the tests' own user */
async function createDatabase(options = ""): Promise<URL> {
  const url = new URL(inject("testServerUrl"));
  made++;
  url.pathname = `/${PREFIX}_${made}`;
  await onServer(`create database ${url.pathname.slice(1)} template template0 ${options}`);
  return url;
}

/** The same address for a user without special rights, who is created at the first call. */
async function asRole(url: URL): Promise<URL> {
  await onServer(
    `do $$ begin create role ${ROLE} login password 'secret'; exception when duplicate_object then end $$`,
  );
  const own = new URL(url);
  own.username = ROLE;
  own.password = "secret";
  return own;
}

/** The problem for which a database is refused; the error if it has no name. */
async function problemAt(url: URL): Promise<unknown> {
  openDatabase(url.toString(), { max: 4 });
  return migrateDatabase().then(
    () => "none",
    (error: unknown) => databaseProblemOf(error) ?? error,
  );
}

afterEach(closeDatabase);
afterAll(async () => {
  for (let number = 1; number <= made; number++)
    await onServer(`drop database if exists ${PREFIX}_${number} with (force)`);
  await onServer(`drop role if exists ${ROLE}`);
});

describe("a database", () => {
  it("that is empty is used by its owner, also with a schema that has the user's name", async () => {
    const url = await createDatabase();
    const own = await asRole(url);
    await onServer(`alter database ${url.pathname.slice(1)} owner to ${ROLE}`);
    await onServer(`create schema ${ROLE} authorization ${ROLE}`, url.toString());
    expect(await problemAt(own)).toBe("none");
    const { rows } = await database().execute(
      sql`select to_regclass('public.organizations') is not null as "isPublic", (select count(*)::int from pg_class where relnamespace = ${ROLE}::regnamespace) as others`,
    );
    expect(rows).toEqual([{ isPublic: true, others: 0 }]);
  });

  it.each(["encoding 'LATIN1'", "encoding 'SQL_ASCII'"])("with %s is refused", async (encoding) => {
    const url = await createDatabase(`${encoding} locale_provider libc locale 'C'`);
    expect(await problemAt(url)).toBe("encoding_unsupported");
  });

  it.each([
    ["a table", "create table patients (id int)"],
    ["a view", "create view patients as select 1 as id"],
    [
      "somebody's job queue",
      "create schema graphile_worker; create table graphile_worker.migrations (id int)",
    ],
    [
      "migrations of another program",
      "create schema drizzle; create table drizzle.__drizzle_migrations (id serial, hash text, created_at bigint); insert into drizzle.__drizzle_migrations (hash, created_at) values ('x', 1)",
    ],
  ])("with %s of somebody else is refused and not changed", async (_, statement) => {
    const url = await createDatabase();
    await onServer(statement, url.toString());
    expect(await problemAt(url)).toBe("foreign_tables");
    const { rows } = await databasePool().query("select to_regclass('public.organizations') as ours");
    expect(rows).toEqual([{ ours: null }]);
  });

  it("with tables of an extension only counts as empty", async () => {
    const url = await createDatabase();
    await onServer("create extension if not exists pg_trgm; create schema drizzle", url.toString());
    expect(await problemAt(url)).toBe("none");
    expect(await migrateDatabase()).toBeUndefined();
  });

  it("without a schema named public is refused", async () => {
    const url = await createDatabase();
    await onServer("drop schema public", url.toString());
    expect(await problemAt(url)).toBe("schema_missing");
  });

  it("whose user or which itself is read-only is refused", async () => {
    const url = await createDatabase();
    await onServer(`alter database ${url.pathname.slice(1)} set default_transaction_read_only = on`);
    expect(await problemAt(url)).toBe("read_only");
  });

  it("in which the user may not create tables is refused", async () => {
    const url = await createDatabase();
    await onServer("revoke create on schema public from public", url.toString());
    expect(await problemAt(await asRole(url))).toBe("rights_missing");
  });

  it("that accepts no more connections is refused", async () => {
    const url = await createDatabase("connection limit 0");
    expect(await problemAt(await asRole(url))).toBe("too_many_connections");
  });

  it("that does not exist is refused", async () => {
    const url = new URL(inject("testServerUrl"));
    url.pathname = `/${PREFIX}_missing`;
    expect(await problemAt(url)).toBe("database_missing");
  });

  it("that does not answer is refused, with the cause", async () => {
    expect(await problemAt(new URL("postgres://linekeeper:secret@127.0.0.1:1/nowhere"))).toBe(
      "not_listening",
    );
    await closeDatabase();
    expect(await problemAt(new URL("postgres://linekeeper:secret@nowhere.invalid/nowhere"))).toBe(
      "host_unknown",
    );
  });
});

it("a server older than the oldest supported one is refused, and a newer one is not", () => {
  const facts = {
    version: 140_000,
    encoding: "UTF8",
    isReadOnly: false,
    hasPublicSchema: true,
    isOurs: false,
    hasTables: false,
  };
  expect(problemOfServer({ ...facts, version: 130_022 })).toBe("version_unsupported");
  expect(problemOfServer(facts)).toBeNull();
  expect(problemOfServer({ ...facts, version: 190_000 })).toBeNull();
});

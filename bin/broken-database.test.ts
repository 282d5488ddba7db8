import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { useTestEnvironment } from "@/db/testing/environment";
import { COMMAND_NAMES } from "./commands";

const PASSWORD = "s3cret-of-the-database";
/** What no output may contain: values that were given, and any statement. */
const LEAK =
  /s3cret|\$argon2|params|Failed query|\b(select|insert into|update|delete from)\b .*("|\$\d)|\bfrom "|postgres(ql)?:\/\/(?!USER)/i;
const ID = "0192f0c1-0000-7000-8000-000000000001";
/** The options with which each command gets as far as the database. */
const OPTIONS: Record<string, string[]> = {
  "accounts create": ["--name", "s3cret account"],
  "users create": [
    "--email",
    "s3cret@example.com",
    "--name",
    "s3cret",
    "--support",
    "--password",
    "s3cret-password",
  ],
  "users reset": ["--email", "s3cret@example.com"],
  "keys create": ["--name", "s3cret key", "--organization", ID],
  "keys list": [],
  "keys revoke": ["--id", ID],
  reconcile: [],
  migrate: [],
  demo: [],
  doctor: [],
};

useTestEnvironment();
const bundle = path.resolve("node_modules/.cache/linekeeper-test", `linekeeper-${process.pid}.mjs`);
const names: string[] = [];

beforeAll(() =>
  build({
    entryPoints: ["bin/linekeeper.ts"],
    outfile: bundle,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    tsconfig: "tsconfig.json",
    logLevel: "silent",
  }),
);
afterAll(async () => {
  await rm(bundle, { force: true });
  for (const name of names) await onServer(`drop database if exists ${name} with (force)`);
});

async function onServer(statement: string, url = inject("testServerUrl")): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

/** Copies the migrated database and breaks the copy. @returns its address, with a password, which nobody asks for */
async function brokenDatabase(statement: (name: string) => string): Promise<string> {
  const name = `lk_broken_${randomBytes(4).toString("hex")}`;
  names.push(name);
  const client = new pg.Client({ connectionString: inject("testServerUrl") });
  await client.connect();
  await client.query("select pg_advisory_lock(77241)");
  await client
    .query(`create database ${name} template ${inject("templateDatabase")}`)
    .finally(() => client.end());
  const url = new URL(inject("testServerUrl"));
  url.pathname = `/${name}`;
  await onServer(statement(name), url.toString());
  url.password ||= PASSWORD;
  return url.toString();
}

function run(command: string, databaseUrl: string): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const env = { ...process.env, DATABASE_URL: databaseUrl, LOG_LEVEL: "trace" };
    const child = spawn(process.execPath, [bundle, ...command.split(" "), ...(OPTIONS[command] ?? [])], {
      env,
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
    child.once("close", (code) => resolve({ code, output }));
  });
}

/** Refuses every change of a row, with the row in the message, in its details and in its context. */
const RAISE = `
  create function refuse_row() returns trigger language plpgsql as $$
  begin raise exception 'refused %', new using detail = new::text, hint = new::text, errcode = '22023'; end $$;
  do $$ declare name text; begin
    for name in select tablename from pg_tables where schemaname = 'public' and tablename <> 'installation_facts' loop
      execute format('create trigger refuse_row before insert or update on public.%I for each row execute function refuse_row()', name);
    end loop;
  end $$`;

/** Starting a command takes most of a second, so databases that no command gets past are tried with two of them. */
const FEW = ["users create", "doctor"];
const BROKEN: [name: string, makeUrl: () => Promise<string>, commands: string[]][] = [
  ["at which nothing listens", async () => `postgres://s3cret-user:${PASSWORD}@127.0.0.1:1/s3cret-name`, FEW],
  [
    "whose address has a raw password",
    async () => `postgres://linekeeper:${PASSWORD}/x@ss@127.0.0.1:1/lines`,
    FEW,
  ],
  [
    "that is read-only",
    () => brokenDatabase((name) => `alter database ${name} set default_transaction_read_only = on`),
    FEW,
  ],
  [
    "whose tables are missing",
    () => brokenDatabase(() => "drop table organizations, users cascade"),
    Object.keys(OPTIONS),
  ],
  [
    "that refuses every row",
    () => brokenDatabase(() => RAISE),
    // These change no row: all migrations are applied, and a list only reads.
    Object.keys(OPTIONS).filter((command) => !["migrate", "keys list"].includes(command)),
  ],
];

describe.each(BROKEN)("with a database %s", (_, makeUrl, commands) => {
  let url = "";
  beforeAll(async () => {
    url = await makeUrl();
  });

  it.each(commands)("%s fails, and shows neither SQL nor a value", async (command) => {
    const { code, output } = await run(command, url);
    expect(output.trim()).not.toBe("");
    expect(output).not.toMatch(LEAK);
    expect([1, 2]).toContain(code);
  });
});

it("covers every command that uses the database", () => {
  const using = COMMAND_NAMES.filter((name) => name !== "call");
  expect(Object.keys(OPTIONS).sort()).toEqual([...using, "doctor"].sort());
});

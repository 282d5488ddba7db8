import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { generateDrizzleJson, generateMigration } from "drizzle-kit/api";
import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { closeDatabase, database, databasePool, openDatabase } from "@/db/client";
import { migrateDatabase } from "@/db/migrate";
import * as schema from "@/db/schema";
import { organizations } from "@/db/schema";
import { readCatalog } from "@/db/testing/catalog";
import { useTestDatabase } from "@/db/testing/database";
import { makeAccount } from "@/db/testing/factory";

/** The migrations that the baseline replaced, oldest first. */
const EARLIER = readFileSync(path.join(import.meta.dirname, "testing/before-baseline.sql"), "utf8")
  .split(/^-- Migration /m)
  .filter(Boolean)
  .map((text) => {
    const [, name = "", when = ""] = /^(\w+), (\d+)\n/.exec(text) ?? [];
    return { name, when: Number(when), statements: text.slice(text.indexOf("\n")) };
  });
const META = path.join(import.meta.dirname, "migrations/meta");

const testDatabase = useTestDatabase();
/** The catalog of a database created by the baseline and later migrations. */
let newCatalog: string[];
beforeAll(async () => {
  newCatalog = await readCatalog();
});

it("rows from before searches were folded are found and sorted like new ones", async () => {
  await runEarlierMigrations(10);
  const { account } = await makeAccount("Zoë’s Dental");
  await migrateDatabase();
  const { rows } = await databasePool().query(
    "select search_text, sort_name from organizations where id = $1",
    [account.id],
  );
  expect(rows).toEqual([
    {
      search_text: "zoes dental\u0001chicago il\u0001233 s wacker dr 60606 +13125550100",
      sort_name: "zoes dental\u0001Zoë’s Dental",
    },
  ]);
});

it("a migration may take as long as it needs", async () => {
  const root = mkdtempSync(path.join(tmpdir(), "linekeeper-migrations-"));
  cpSync(META, path.join(root, "db/migrations/meta"), { recursive: true });
  const journal = JSON.parse(readFileSync(path.join(META, "_journal.json"), "utf8"));
  const newest = Math.max(...journal.entries.map(({ when }: { when: number }) => when));
  for (const { tag } of journal.entries)
    writeFileSync(path.join(root, `db/migrations/${tag}.sql`), "select 1");
  writeFileSync(
    path.join(root, "db/migrations/9999_slow.sql"),
    "create table limits as select current_setting('statement_timeout') as longest",
  );
  journal.entries.push({ ...journal.entries.at(-1), tag: "9999_slow", when: newest + 1 });
  writeFileSync(path.join(root, "db/migrations/meta/_journal.json"), JSON.stringify(journal));
  await migrateDatabase(root);
  const { rows } = await databasePool().query("select longest from limits");
  expect(rows).toEqual([{ longest: "0" }]);
  await databasePool().query("drop table limits");
  await databasePool().query("delete from drizzle.__drizzle_migrations where created_at = $1", [newest + 1]);
  rmSync(root, { recursive: true });
});

describe("the baseline", () => {
  it("creates the same schema as the ten earlier migrations, and leaves databases that have all ten unchanged", async () => {
    expect(EARLIER).toHaveLength(10);
    await runEarlierMigrations(10);
    const { account } = await makeAccount();
    await migrateDatabase();
    const catalog = await readCatalog();
    expect(catalog.length).toBeGreaterThan(500);
    expect(catalog).toEqual(newCatalog);
    const rows = await database().select({ id: organizations.id }).from(organizations);
    expect(rows.map(({ id }) => id)).toContain(account.id);
  });

  it.each([1, 9])(
    "refuses a database with only %i of the ten, says how to upgrade it, and changes nothing",
    async (count) => {
      await runEarlierMigrations(count);
      const before = await readCatalog();
      await expect(migrateDatabase()).rejects.toThrow(
        /early version of Linekeeper.*0009_add_workflows_of_bots\.sql, start it once/,
      );
      expect(await readCatalog()).toEqual(before);
    },
  );
});

it("puts changes from before the feed into the order of their creation, and drops retained refusals", async () => {
  await runEarlierMigrations(10);
  const insert = (label: string, at: string) =>
    database().execute(sql`insert into audit_entries
      (id, action, subject_type, subject_id, subject_label, actor_type, actor_name, changes, request_id, created_at)
      values (gen_random_uuid(), 'bot.update', 'bot', gen_random_uuid(), ${label}, 'system', 'Test', '{}', 'r', ${at})`);
  await insert("Second", "2026-02-01");
  await insert("First", "2026-01-01");
  for (const status of [201, 409])
    await database().execute(sql`insert into idempotent_requests
      (owner, path, key, fingerprint, lease_until, answer, created_at)
      values ('platform', '/v1/bots', ${String(status)}, 'f', now(), jsonb_build_object('status', ${status}::int), now())`);
  await migrateDatabase();
  await insert("Third", "2025-01-01");
  const { rows } = await database().execute(
    sql`select subject_label as label, position from audit_entries order by position`,
  );
  expect(rows).toEqual([
    { label: "First", position: "2" },
    { label: "Second", position: "3" },
    { label: "Third", position: "4" },
  ]);
  await expect(database().execute(sql`update audit_entries set subject_label = 'x'`)).rejects.toThrow();
  const { rows: retained } = await database().execute(sql`select key from idempotent_requests`);
  expect(retained).toEqual([{ key: "201" }]);
});

it("every change of the schema is in a migration", async () => {
  const { entries }: { entries: { tag: string }[] } = JSON.parse(
    readFileSync(path.join(META, "_journal.json"), "utf8"),
  );
  const newest = String(entries.at(-1)?.tag.slice(0, 4));
  const last = JSON.parse(readFileSync(path.join(META, `${newest}_snapshot.json`), "utf8"));
  expect(await generateMigration(last, generateDrizzleJson(schema, last.id))).toEqual([]);
});

/** Empties the test file's database and runs this many of the earlier migrations on it. */
async function runEarlierMigrations(count: number): Promise<void> {
  await databasePool().query(
    "drop schema if exists public, drizzle, graphile_worker cascade; create schema public; create schema drizzle",
  );
  // The old connections have prepared statements for tables that no longer exist.
  await closeDatabase();
  openDatabase(testDatabase.url());
  await database().execute(
    sql`create table drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`,
  );
  for (const { name, when, statements } of EARLIER.slice(0, count)) {
    await databasePool().query(statements);
    await database().execute(
      sql`insert into drizzle.__drizzle_migrations (hash, created_at) values (${name}, ${when})`,
    );
  }
}

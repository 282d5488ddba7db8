import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { closeDatabase, database, databasePool, openDatabase } from "@/db/client";
import { migrateDatabase } from "@/db/migrate";
import { apiKeys, auditEntries, invitations, memberships, oneTimeLinks, sessions, users } from "@/db/schema";
import { readCatalog } from "@/db/testing/catalog";
import { useTestDatabase } from "@/db/testing/database";

const FOLDER = path.join(import.meta.dirname, "migrations");
/** The migration that gives each login a home. */
const NAME = "let_logins_belong_to_accounts";

const testDatabase = useTestDatabase();

/** Empties the test file's database and runs the migrations before the one under test. */
async function runEarlierMigrations(): Promise<void> {
  await databasePool().query(
    "drop schema if exists public, drizzle, graphile_worker cascade; create schema public; create schema drizzle",
  );
  await closeDatabase();
  openDatabase(testDatabase.url());
  await databasePool().query(
    "create table drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)",
  );
  const { entries }: { entries: { tag: string; when: number }[] } = JSON.parse(
    readFileSync(path.join(FOLDER, "meta/_journal.json"), "utf8"),
  );
  for (const { tag, when } of entries) {
    if (tag.endsWith(NAME)) return;
    await databasePool().query(readFileSync(path.join(FOLDER, `${tag}.sql`), "utf8"));
    await databasePool().query(
      "insert into drizzle.__drizzle_migrations (hash, created_at) values ($1, $2)",
      [tag, when],
    );
  }
  throw new Error(`There is no migration ${NAME}.`);
}

const ids = { a: randomUUID(), a1: randomUUID(), a2: randomUUID(), b: randomUUID() };
const people = {
  one: randomUUID(),
  several: randomUUID(),
  support: randomUUID(),
  invited: randomUUID(),
  invitedSupport: randomUUID(),
  removed: randomUUID(),
  untraced: randomUUID(),
  taken: randomUUID(),
};
const emailOf = (name: string) => `${name}@example.com`;
const run = (text: string, values: unknown[] = []) => databasePool().query(text, values);

async function fill(): Promise<void> {
  for (const [name, id] of Object.entries(ids))
    await run(
      "insert into organizations (id, parent_account_org_id, name, timezone, created_at, updated_at) values ($1, $2, $3, 'America/Chicago', now(), now())",
      [id, name.length > 1 ? ids.a : null, name],
    );
  for (const [name, id] of Object.entries(people))
    await run(
      "insert into users (id, email, name, password_hash, is_support, created_at, updated_at) values ($1, $2, $3, $4, $5, now(), now())",
      [id, emailOf(name).toLowerCase(), name, /^invited/.test(name) ? null : "hash", /support/i.test(name)],
    );
  for (const [person, org, role] of [
    ["one", "a1", "manager"],
    ["several", "a", "admin"],
    ["several", "b", "viewer"],
    ["invited", "a1", "manager"],
    ["invited", "a2", "viewer"],
    ["taken", "a", "admin"],
  ] as const)
    await run("insert into memberships (user_id, org_id, role, created_at) values ($1, $2, $3, now())", [
      people[person],
      ids[org],
      role,
    ]);
  for (const [person, account, actor] of [
    ["one", "a", "several"],
    ["removed", "b", "several"],
    ["taken", "b", null],
    ["invited", "a", "several"],
  ] as const)
    await run(
      `insert into audit_entries (id, account_id, org_id, action, subject_type, subject_id, subject_label, actor_type,
         actor_id, actor_name, changes, request_id, created_at)
       values (gen_random_uuid(), $1, $1, 'user.create', 'user', $2, 'x', $3, $4, 'x', '{}', 'r', now())`,
      [ids[account], people[person], actor ? "user" : "system", actor ? people[actor] : null],
    );
  for (const [person, kind] of [
    ["invited", "invitation"],
    ["one", "password_reset"],
  ] as const)
    await run(
      "insert into one_time_links (id, kind, token_hash, user_id, created_at, expires_at) values (gen_random_uuid(), $1, $2, $3, now(), now() + interval '1 day')",
      [kind, `token of ${person}`, people[person]],
    );
  for (const person of ["one", "taken"] as const)
    await run(
      "insert into sessions (id, token_hash, user_id, created_at, last_seen_at, expires_at) values (gen_random_uuid(), $1, $2, now(), now(), now() + interval '1 hour')",
      [person, people[person]],
    );
  await run(
    "insert into api_keys (id, org_id, name, token_hash, last_four, scopes, owner_user_id, created_at) values (gen_random_uuid(), $1, 'k', 'k', 'abcd', '{numbers:read}', $2, now())",
    [ids.a, people.untraced],
  );
}

describe("The migration that gives each login a home", () => {
  let catalog: string[] = [];
  beforeAll(async () => {
    catalog = await readCatalog();
    await runEarlierMigrations();
    await fill();
    await migrateDatabase();
  });
  const loginOf = async (name: keyof typeof people) =>
    (await database().select().from(users).where(eq(users.id, people[name])))[0];

  it("leads to the same schema as a new database", async () => {
    expect(await readCatalog()).toEqual(catalog);
  });

  it("gives a login with roles in one account to it, and makes one with several its person's own", async () => {
    expect(await loginOf("one")).toMatchObject({ accountId: ids.a, provenAt: null, passwordHash: "hash" });
    expect(await loginOf("several")).toMatchObject({ accountId: null, provenAt: expect.any(Date) });
    expect(await loginOf("support")).toMatchObject({ accountId: null, provenAt: null, isSupport: true });
    expect(await loginOf("removed")).toMatchObject({ accountId: ids.b });
    const kept = await database().select().from(memberships);
    expect(kept).toHaveLength(4);
  });

  it("keeps open invitations with their link, as offers and not as users", async () => {
    expect(await loginOf("invited")).toBeUndefined();
    const rows = await database()
      .select()
      .from(invitations)
      .where(eq(invitations.email, emailOf("invited")));
    expect(rows.map(({ orgId, role }) => [orgId, role]).sort()).toEqual(
      [
        [ids.a1, "manager"],
        [ids.a2, "viewer"],
      ].sort(),
    );
    expect(rows.filter(({ tokenHash }) => tokenHash === "token of invited")).toHaveLength(1);
    for (const { makerUserId } of rows) expect(makerUserId).toBe(people.several);
    const support = await database()
      .select()
      .from(invitations)
      .where(eq(invitations.email, emailOf("invitedSupport").toLowerCase()));
    expect(support).toMatchObject([{ orgId: null, role: null }]);
  });

  it("ends a password that the account which created the login may know, and open password links", async () => {
    expect(await loginOf("taken")).toMatchObject({ accountId: ids.a, passwordHash: null });
    const open = await database().select().from(sessions);
    expect(open.map(({ userId, endedAt }) => [userId, endedAt === null]).sort()).toEqual(
      [
        [people.one, true],
        [people.taken, false],
      ].sort(),
    );
    const links = await database().select().from(oneTimeLinks);
    expect(links).toMatchObject([{ kind: "password_reset", usedAt: expect.any(Date) }]);
  });

  it("removes a login without roles or a trace, and ends its keys", async () => {
    expect(await loginOf("untraced")).toBeUndefined();
    expect(await database().select().from(apiKeys)).toMatchObject([{ revokedAt: expect.any(Date) }]);
  });

  it("adds addresses to the history, which stays closed to changes", async () => {
    const entries = await database().select().from(auditEntries);
    expect(entries.map(({ actorType, actorEmail }) => `${actorType} ${actorEmail}`).sort()).toEqual([
      "system null",
      ...Array(3).fill(`user ${emailOf("several")}`),
    ]);
    await expect(database().update(auditEntries).set({ actorName: "y" })).rejects.toThrow();
  });

  it("refuses a role outside of the login's account from then on", async () => {
    const role = { userId: people.one, orgId: ids.b, role: "admin" as const, createdAt: new Date() };
    await expect(database().insert(memberships).values(role)).rejects.toThrow();
  });
});

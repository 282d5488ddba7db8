import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PGBOUNCER, type PgBouncer, startPgBouncer } from "../../db/testing/pgbouncer";
import { addressIn, Installation, isHealthy } from "./installation";

if (!PGBOUNCER)
  process.stderr.write("PgBouncer is not installed, so its tests are skipped: apt-get install pgbouncer\n");

const own = new Installation("database");
const pooled = new Installation("database-pooled");
const SECRETS = { NEXTAUTH_SECRET: "n".repeat(43), ENCRYPTION_KEY: "ab".repeat(32) };
let address = "";
let key = "";
let pooler: PgBouncer | undefined;

const serverUrl = (): string => JSON.parse(own.read("environment.json")).DATABASE_URL;

async function query(...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl() });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

beforeAll(async () => {
  address = addressIn(await own.start(["--empty"]));
  await own.linekeeper("accounts", "create", "--name", "S3cret Dental");
  key = (await own.linekeeper("keys", "create", "--name", "S3cret key")).out.trim();
});
afterAll(async () => {
  await pooled.stop();
  await pooler?.stop();
  await own.stop();
});

describe.skipIf(!PGBOUNCER)("an installation behind PgBouncer", () => {
  it("starts and is healthy in session mode, with a pool of the documented size", async () => {
    await query("create database pooled");
    pooler = await startPgBouncer(serverUrl(), { pool_mode: "session", default_pool_size: 30 });
    const printed = await pooled.start(["--empty"], { ...SECRETS, DATABASE_URL: pooler.url("pooled") });
    await expect.poll(() => isHealthy(addressIn(printed)), { timeout: 30_000 }).toBe(true);
    const doctor = await pooled.linekeeper("doctor");
    expect(doctor.out).toMatch(/^OK +database +PostgreSQL \d/m);
    expect(doctor.out).toMatch(/^OK +worker/m);
    await pooled.stop();
  });

  it("is refused in transaction mode, with the cause and what to do", async () => {
    await pooler?.stop();
    pooler = await startPgBouncer(serverUrl(), { pool_mode: "transaction", default_pool_size: 30 });
    const environment = { ...SECRETS, DATABASE_URL: pooler.url("pooled") };
    const { code, err } = await pooled.run(["scripts/start.mjs", "--empty"], environment);
    expect(code).toBe(1);
    expect(err).toMatch(/gives each transaction another connection.*pool_mode = session/);
  });
});

describe("an installation whose tables are broken", () => {
  beforeAll(() => query("alter table organizations rename to away", "alter table users rename to away_too"));

  it("shows neither SQL nor a value on a page, in the API, in a command or in its log", async () => {
    const shown = [
      await (await fetch(address)).text(),
      await (await fetch(`${address}/first-run`)).text(),
      await (
        await fetch(`${address}/v1/organizations`, { headers: { authorization: `Bearer ${key}` } })
      ).text(),
      ...Object.values(
        await own.linekeeper(
          ...["users", "create", "--support", "--email", "s3cret@example.com"],
          ...["--name", "S3cret", "--password", "s3cret-of-a-person"],
        ),
      ).map(String),
      own.read("log.jsonl"),
    ];
    for (const text of shown)
      expect(text).not.toMatch(/s3cret|\$argon2|Failed query|params:|insert into |select .*"organizations"/i);
    expect(shown[2]).toContain("internal_error");
    expect(own.read("log.jsonl")).toContain("42P01");
  });

  afterAll(() => query("alter table away rename to organizations", "alter table away_too rename to users"));
});

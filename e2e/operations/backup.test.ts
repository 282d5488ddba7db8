import { copyFileSync, readFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeArchive } from "../../scripts/backup/archive.mjs";
import { addressIn, Installation, isHealthy } from "./installation";
import { startLoad } from "./load";

const UNLIMITED = { RATE_LIMIT_PER_MINUTE: "0" };
const own = new Installation("backup");
const fresh = new Installation("backup-fresh");
const quiet = path.join(process.env.OPERATIONS_FOLDER ?? "", "quiet.tgz");
const busy = path.join(process.env.OPERATIONS_FOLDER ?? "", "busy.tgz");
const JOURNAL = path.resolve(import.meta.dirname, "../../db/migrations/meta/_journal.json");
let address = "";
let key = "";
let before: Record<string, string> = {};
/** Ids of organizations created before the second backup began. */
let made: string[] = [];

/** Runs queries on an installation's database. */
async function query(installation: Installation, text: string): Promise<Record<string, string>[]> {
  const { DATABASE_URL } = JSON.parse(installation.read("environment.json"));
  const client = new pg.Client({ connectionString: DATABASE_URL });
  await client.connect();
  return client
    .query(text)
    .then(({ rows }) => rows)
    .finally(() => client.end());
}

/** A digest of all rows of each table, except for the facts that the worker updates all the time. */
async function digests(installation: Installation): Promise<Record<string, string>> {
  const tables = await query(
    installation,
    "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'local_carrier', 'drizzle') and tablename <> 'installation_facts' order by 1",
  );
  const found: Record<string, string> = {};
  for (const { name = "" } of tables) {
    const [row] = await query(
      installation,
      `select count(*) || ' ' || coalesce(md5(string_agg(t::text, ',' order by t::text)), '') as digest from ${name} t`,
    );
    found[name] = row?.digest ?? "";
  }
  return found;
}

/** A damaged copy of the first backup. */
function damagedCopy(name: string, damage: (file: string) => void): string {
  const file = path.join(process.env.OPERATIONS_FOLDER ?? "", name);
  copyFileSync(quiet, file);
  damage(file);
  return file;
}

beforeAll(async () => {
  address = addressIn(await own.start([], UNLIMITED));
  key = (await own.linekeeper("keys", "create", "--name", "Load")).out.trim();
});
afterAll(async () => {
  await fresh.stop();
  await own.stop();
});

describe("a backup", () => {
  it("is one file that only its owner can read, made while everything runs", async () => {
    before = await digests(own);
    const { code, out, err } = await own.linekeeper("backup", "--file", quiet);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain(quiet);
    expect(out).toContain("the keys that decrypt it");
    expect(statSync(quiet).mode & 0o777).toBe(0o600);
    expect(await digests(own)).toEqual(before);
    expect(await own.linekeeper("backup", "--file", quiet)).toMatchObject({
      code: 1,
      err: expect.stringContaining("already exists"),
    });
    expect(await own.linekeeper("backup", "--file", "/nowhere/lines.tgz")).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^The backup could not be written: ENOENT.*\n$/),
    });
  });

  it("can be made under write load", async () => {
    const load = startLoad([address], key, 4);
    await new Promise<void>((resolve) => {
      const timer = setInterval(() => {
        if (load.soFar.made.length < 20) return;
        clearInterval(timer);
        resolve();
      }, 20);
    });
    made = [...load.soFar.made];
    expect(await own.linekeeper("backup", "--file", busy)).toMatchObject({ code: 0, err: "" });
    const { made: all, lost } = await load.end();
    expect(lost).toEqual([]);
    expect(all.length).toBeGreaterThan(made.length);
  });
});

describe("restoring", () => {
  it("into a new folder brings back every row, the sign-ins and the encryption key", async () => {
    // The restored copy takes the port of the original: a new address would be sent to the carrier and change rows.
    await own.stop();
    const { code, out, err } = await fresh.linekeeper("restore", "--file", quiet);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain("was restored");
    const printed = await fresh.start([], { ...UNLIMITED, PORT: new URL(address).port });
    expect(await isHealthy(addressIn(printed))).toBe(true);
    expect(await digests(fresh)).toEqual(before);
    expect(fresh.read("sign-in.json")).toBe(own.read("sign-in.json"));
    const doctor = await fresh.linekeeper("doctor");
    expect(doctor.out).toMatch(/^OK +encryption key/m);
    expect(doctor.code).toBe(0);
    const answer = await fetch(`${addressIn(printed)}/v1/phone-numbers`, {
      headers: { authorization: `Bearer ${key}` },
    });
    expect(answer.status).toBe(200);
  });

  it("is refused while Linekeeper runs on the folder", async () => {
    const present = await digests(fresh);
    const { code, err } = await fresh.linekeeper("restore", "--file", busy, "--yes");
    expect(code).toBe(1);
    expect(err).toContain("Stop it first.");
    expect(await digests(fresh)).toEqual(present);
  });

  it("over an existing database needs --yes, sets that database aside, and brings back every row written before the backup", async () => {
    await fresh.stop();
    expect(await fresh.linekeeper("restore", "--file", busy)).toMatchObject({
      code: 1,
      err: expect.stringContaining("Add --yes"),
    });
    const { code, out } = await fresh.linekeeper("restore", "--file", busy, "--yes");
    expect(code).toBe(0);
    const aside = /is in (\S+)\. Remove/.exec(out)?.[1] ?? "";
    expect(statSync(path.join(aside, "postgres/PG_VERSION")).isFile()).toBe(true);
    await fresh.start([], UNLIMITED);
    const rows = await query(fresh, "select id from organizations");
    const present = new Set(rows.map(({ id }) => id));
    expect(made.filter((id) => !present.has(id))).toEqual([]);
  });

  it("refuses a truncated, altered or foreign file, and changes nothing", async () => {
    await fresh.stop();
    const size = statSync(quiet).size;
    const files = [
      damagedCopy("cut-short.tgz", (file) => truncateSync(file, Math.floor(size / 2))),
      damagedCopy("cut-at-the-end.tgz", (file) => truncateSync(file, size - 5)),
      damagedCopy("changed.tgz", (file) => {
        const bytes = readFileSync(file);
        bytes.writeUInt8(bytes.readUInt8(size >> 1) ^ 0x55, size >> 1);
        writeFileSync(file, bytes);
      }),
      damagedCopy("text.tgz", (file) => writeFileSync(file, "Dear diary")),
    ];
    for (const file of files) {
      const { code, err } = await fresh.linekeeper("restore", "--file", file, "--yes");
      expect({ file, code, err }).toEqual({
        file,
        code: 1,
        err: expect.stringContaining("is not a complete backup"),
      });
    }
    expect(await fresh.linekeeper("restore", "--file", "/nowhere.tgz", "--yes")).toMatchObject({
      code: 1,
      err: "There is no file /nowhere.tgz.\n",
    });
    await fresh.start([], UNLIMITED);
    const rows = await query(fresh, "select id from organizations");
    const present = new Set(rows.map(({ id }) => id));
    expect(made.filter((id) => !present.has(id))).toEqual([]);
  });

  it.each([
    ["of another PostgreSQL version", { postgres: 12 }, /PostgreSQL 12, but PostgreSQL \d+ is installed/],
    ["of a Linekeeper before the baseline", { schema: 1 }, /early version of Linekeeper \(9\.9\.9\)/],
    ["of a newer Linekeeper", { schema: 4_102_444_800_000 }, /another version of Linekeeper \(9\.9\.9\)/],
    ["in an unknown format", { format: 2 }, /in a format that this version does not know/],
  ])("refuses a backup %s and says why", async (_, changes, sentence) => {
    const file = path.join(
      process.env.OPERATIONS_FOLDER ?? "",
      `${Object.entries(changes)[0]?.join("-")}.tgz`,
    );
    const { entries } = JSON.parse(readFileSync(JOURNAL, "utf8"));
    const facts = { format: 1, madeAt: "2026-01-01T00:00:00Z", version: "9.9.9", postgres: 18, ...changes };
    await writeArchive(file, (add) =>
      add.text("linekeeper.json", JSON.stringify({ schema: entries.at(-1).when, ...facts })),
    );
    const other = new Installation("backup-other");
    const { code, err } = await other.linekeeper("restore", "--file", file);
    expect({ code, err }).toEqual({ code: 1, err: expect.stringMatching(sentence) });
  });
});

describe("a backup of a stopped installation", () => {
  it("starts the database for the backup and stops it again", async () => {
    await fresh.stop();
    const { code, out } = await own.linekeeper("backup");
    expect(code).toBe(0);
    const file = out.split("\n")[0] ?? "";
    expect(path.dirname(file)).toBe(path.join(own.folder, "backups"));
    expect(own.names()).not.toContain("running.json");
    expect(await own.linekeeper("restore", "--file", file, "--yes")).toMatchObject({ code: 0 });
    expect(await isHealthy(addressIn(await own.start([], UNLIMITED)))).toBe(true);
  });
});

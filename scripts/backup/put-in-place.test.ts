import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { putInPlace } from "./put-in-place.mjs";

/** Linux's in-memory file system: another disk than that of temporary files. */
const OTHER_DISK = "/dev/shm";
const files = { "secrets.json": "new secrets" };
const made: string[] = [];

afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function makeFolder(place: string): string {
  const folder = mkdtempSync(path.join(place, "linekeeper-restore-"));
  made.push(folder);
  return folder;
}

/** A data folder whose old database is in another folder, and a new database unpacked beside the old one. */
function installation(place: string) {
  const folder = makeFolder(tmpdir());
  const home = makeFolder(place);
  const data = path.join(home, "postgres");
  const draft = path.join(home, "postgres.restoring");
  for (const [at, text] of [
    [data, "old rows"],
    [draft, "new rows"],
  ] as const) {
    mkdirSync(at);
    writeFileSync(path.join(at, "rows"), text);
  }
  writeFileSync(path.join(folder, "secrets.json"), "old secrets");
  writeFileSync(path.join(folder, "sign-in.json"), "old people");
  const rows = () => readFileSync(path.join(data, "rows"), "utf8");
  const secrets = () => readFileSync(path.join(folder, "secrets.json"), "utf8");
  return { folder, home, data, draft, rows, secrets };
}

const places = [tmpdir(), ...(existsSync(OTHER_DISK) ? [OTHER_DISK] : [])];

describe.each(places)("restoring a database in %s", (place) => {
  it("replaces the previous data, and sets all of it aside where only its owner can read it", async () => {
    const { folder, data, draft, rows, secrets } = installation(place);
    const aside = (await putInPlace({ folder, data, draft, files }, async () => {})) ?? "";
    expect([rows(), secrets()]).toEqual(["new rows", "new secrets"]);
    expect(existsSync(path.join(folder, "sign-in.json"))).toBe(false);
    expect(readdirSync(aside).sort()).toEqual(["postgres", "secrets.json", "sign-in.json"]);
    expect(statSync(aside).mode & 0o777).toBe(0o700);
    expect(statSync(path.join(folder, "secrets.json")).mode & 0o777).toBe(0o600);
  });

  it("changes nothing if the new database does not work", async () => {
    const { folder, home, data, draft, rows, secrets } = installation(place);
    const fails = () => Promise.reject(new Error("No rows."));
    await expect(putInPlace({ folder, data, draft, files }, fails)).rejects.toThrow(
      /Nothing has changed\. No rows\./,
    );
    expect([rows(), secrets()]).toEqual(["old rows", "old secrets"]);
    expect(readFileSync(path.join(folder, "sign-in.json"), "utf8")).toBe("old people");
    expect(readdirSync(home)).toEqual(["postgres"]);
  });

  it("changes nothing if the unpacked database is missing", async () => {
    const { folder, data, draft, rows, secrets } = installation(place);
    rmSync(draft, { recursive: true });
    await expect(putInPlace({ folder, data, draft, files }, async () => {})).rejects.toThrow(
      /Nothing has changed/,
    );
    expect([rows(), secrets()]).toEqual(["old rows", "old secrets"]);
  });
});

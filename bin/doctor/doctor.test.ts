import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { keepKeySample } from "@/lib/domain/health/key-check";
import { beat } from "@/lib/domain/health/worker-heartbeat";
import { readEnv } from "@/lib/env";
import { enqueueJob } from "@/lib/jobs/queue";
import { setCarrier } from "@/lib/telephony/carrier";
import { compareClocks } from "./clock-check";
import { examine } from "./doctor";
import type { Report } from "./report";

const carrier = useTestCarrier(useTestDatabase());
const OPTIONS = { json: false, actionsKey: "present" };
let web: Server;
let address = "";
let answers = 200;

beforeAll(async () => {
  web = createServer((_, response) => void response.writeHead(answers).end()).listen(0, "127.0.0.1");
  await new Promise((resolve) => web.once("listening", resolve));
  address = `http://127.0.0.1:${(web.address() as AddressInfo).port}`;
  await keepKeySample();
});
afterAll(() => void web.close());
beforeEach(async () => {
  answers = 200;
  setCarrier(undefined);
  await beat();
});

const environment = (changes: Record<string, string> = {}) =>
  readEnv({ ...process.env, APP_URL: address, LINEKEEPER_DATA_DIR: ".", ...changes });

async function report(changes: Record<string, string> = {}, options = OPTIONS): Promise<Report> {
  const { text, code } = await examine({ ...options, json: true }, () => environment(changes));
  const report: Report = JSON.parse(text);
  expect(code).toBe(report.ok ? 0 : 1);
  return report;
}

/** What is not well, with what to do. */
async function complaints(changes?: Record<string, string>, options?: typeof OPTIONS) {
  return (await report(changes, options)).checks.filter(({ level }) => level !== "ok");
}

describe("the doctor", () => {
  it("finds nothing where everything is well, says so line by line, and ends with 0", async () => {
    const { text, code } = await examine(OPTIONS, environment);
    expect(code).toBe(0);
    const names = text.split("\n").map((line) => /^(OK|WARN|FAIL) +(\w+(?: \w+)*) {2}/.exec(line)?.slice(1));
    expect(names.map((name) => name?.[1])).toEqual([
      "database",
      "migrations",
      "encryption key",
      "worker",
      "jobs",
      "secrets",
      "carrier",
      "webhook address",
      "disk",
      "clock",
    ]);
    expect(names.filter((name) => name?.[0] === "FAIL")).toEqual([]);
  });

  it("says what to do below what is not well, and ends with 1 for what fails", async () => {
    answers = 502;
    const { text, code } = await examine(OPTIONS, environment);
    expect(code).toBe(1);
    expect(text).toMatch(
      /FAIL +webhook address +http:\/\/127\.0\.0\.1:\d+ answers 502\.\n +→ Start Linekeeper/,
    );
  });

  it("knows a missing migration and one of a newer program", async () => {
    const newest = sql`select id from drizzle.__drizzle_migrations order by created_at desc limit 1`;
    await database().execute(
      sql`update drizzle.__drizzle_migrations set created_at = -created_at where id = (${newest})`,
    );
    expect(await complaints()).toMatchObject([
      { name: "migrations", level: "fail", todo: expect.stringMatching(/newer/) },
    ]);
    await database().execute(
      sql`update drizzle.__drizzle_migrations set created_at = 1 - id, id = -id where created_at < 0`,
    );
    await database().execute(sql`delete from drizzle.__drizzle_migrations where id < 0`);
    expect(await complaints()).toMatchObject([
      { name: "migrations", level: "fail", message: expect.stringMatching(/1 of \d+ are missing/) },
    ]);
  });

  it("knows a carrier that refuses our credentials from one that does not answer", async () => {
    await carrier.fail({ operation: "account", kind: "refuse", status: 401, code: 20003 });
    const refused = (await complaints()).find(({ name }) => name === "carrier");
    expect(refused).toMatchObject({
      level: "fail",
      message: "Local carrier refuses our credentials (20003).",
    });
    await carrier.fail({ operation: "any", kind: "cut_before" });
    const silent = (await complaints()).find(({ name }) => name === "carrier");
    expect(silent).toMatchObject({ level: "fail", message: "Local carrier does not answer." });
  });

  it("wants a public https address where the carrier is a real one", async () => {
    const [found] = (await complaints({ CARRIER: "twilio" })).filter(
      ({ name }) => name === "webhook address",
    );
    expect(found).toMatchObject({ level: "fail", todo: expect.stringContaining("public https") });
    const [inside] = (await complaints({ CARRIER: "twilio", APP_URL: "https://10.1.2.3" })).filter(
      ({ name }) => name === "webhook address",
    );
    expect(inside).toMatchObject({ level: "fail", todo: expect.stringContaining("public https") });
  });

  it("misses a worker, and warns of jobs that were left lying and of a secret of the build", async () => {
    await database().execute(
      sql`update installation_facts set updated_at = now() - interval '1 hour' where key = 'worker_heartbeat'`,
    );
    await enqueueJob(database(), "orders.advance", { orderId: "x" }, { key: "x", inMs: -500_000 });
    const found = await complaints({}, { ...OPTIONS, actionsKey: undefined as never });
    expect(found.map(({ name, level }) => `${name} ${level}`)).toEqual(
      expect.arrayContaining(["worker fail", "jobs warn", "secrets warn"]),
    );
  });

  it("notices a key that does not open what is sealed", async () => {
    await database().execute(
      sql`update installation_facts set value = to_jsonb(overlay(value #>> '{}' placing 'AAAA' from 20)) where key = 'sealed_sample'`,
    );
    const found = (await complaints()).find(({ name }) => name === "encryption key");
    expect(found).toMatchObject({ level: "fail", todo: expect.stringContaining("ENCRYPTION_KEY") });
  });

  it("names what the environment lacks, and shows no value of it", async () => {
    const { text, code } = await examine(OPTIONS, () => environment({ ENCRYPTION_KEY: "s3cret" }));
    expect(code).toBe(1);
    expect(text).toMatch(/^FAIL +environment .*ENCRYPTION_KEY must be/);
    expect(text).not.toContain("s3cret");
  });
});

describe("the clock", () => {
  const off = (seconds: number) => async () => Date.now() + seconds * 1000;

  it("may differ by half a minute", async () => {
    expect(await compareClocks({ "the database": off(29), "the carrier": off(-29) })).toMatchObject({
      level: "ok",
    });
    expect(await compareClocks({ "the database": off(0), "the carrier": off(31) })).toMatchObject({
      level: "warn",
      message: "It is 31 seconds behind that of the carrier.",
    });
    expect(await compareClocks({ "the database": off(-90) })).toMatchObject({
      level: "warn",
      message: "It is 90 seconds ahead of that of the database.",
    });
  });

  it("that cannot be compared is said", async () => {
    expect(await compareClocks({ "the carrier": () => Promise.reject(new Error("away")) })).toMatchObject({
      level: "warn",
    });
  });
});

import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { phoneNumbers } from "@/db/schema";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { makeAccount, makeNumber } from "@/db/testing/factory";
import { insertKeySample } from "@/lib/domain/health/key-check";
import { recordHeartbeat } from "@/lib/domain/health/worker-heartbeat";
import { readEnv } from "@/lib/env";
import { enqueueJob } from "@/lib/jobs/queue";
import { resetCarriers } from "@/lib/telephony/registry";
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
  await insertKeySample();
});
afterAll(() => void web.close());
beforeEach(async () => {
  answers = 200;
  resetCarriers();
  await recordHeartbeat();
});

const environment = (changes: Record<string, string> = {}) =>
  readEnv({ ...process.env, APP_URL: address, LINEKEEPER_DATA_DIR: ".", ...changes });

async function report(changes: Record<string, string> = {}, options = OPTIONS): Promise<Report> {
  const { text, code } = await examine({ ...options, json: true }, () => environment(changes));
  const report: Report = JSON.parse(text);
  expect(code).toBe(report.ok ? 0 : 1);
  return report;
}

/** The findings that are not ok. */
async function problems(changes?: Record<string, string>, options?: typeof OPTIONS) {
  return (await report(changes, options)).checks.filter(({ level }) => level !== "ok");
}

describe("the doctor", () => {
  it("prints one line per check and exits with 0 if nothing fails", async () => {
    const { text, code } = await examine(OPTIONS, environment);
    expect(code).toBe(0);
    const names = text.split("\n").map((line) => /^(OK|WARN|FAIL) +(\w+(?: \w+)*) {2}/.exec(line)?.slice(1));
    expect(names.map((name) => name?.[1])).toEqual([
      "database",
      "connections",
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

  it("says below each problem what to do, and exits with 1 on a failure", async () => {
    answers = 502;
    const { text, code } = await examine(OPTIONS, environment);
    expect(code).toBe(1);
    expect(text).toMatch(
      /FAIL +webhook address +http:\/\/127\.0\.0\.1:\d+ answers 502\.\n +→ Start Linekeeper/,
    );
  });

  it("distinguishes a missing migration from one of a newer program, and ignores those before the baseline", async () => {
    const table = sql`drizzle.__drizzle_migrations`;
    await database().execute(sql`insert into ${table} (hash, created_at) values ('before the baseline', 1)`);
    expect(await problems()).toEqual([]);
    const newer = Date.now() + 365 * 86_400_000;
    await database().execute(sql`insert into ${table} (hash, created_at) values ('newer', ${newer})`);
    expect(await problems()).toMatchObject([
      { name: "migrations", level: "fail", todo: expect.stringMatching(/newer/) },
    ]);
    await database().execute(
      sql`delete from ${table} where created_at = ${newer} or id = (select max(id) from ${table} where created_at > 1 and created_at < ${newer})`,
    );
    expect(await problems()).toMatchObject([
      { name: "migrations", level: "fail", message: expect.stringMatching(/1 of \d+ are missing/) },
    ]);
  });

  it("distinguishes a carrier that refuses our credentials from one that does not answer", async () => {
    await carrier.fail({ operation: "account", kind: "refuse", status: 401, code: 20003 });
    const refused = (await problems()).find(({ name }) => name === "carrier");
    expect(refused).toMatchObject({
      level: "fail",
      message: "Local carrier refuses our credentials (20003).",
    });
    await carrier.fail({ operation: "any", kind: "cut_before" });
    const silent = (await problems()).find(({ name }) => name === "carrier");
    expect(silent).toMatchObject({ level: "fail", message: "Local carrier does not answer." });
  });

  it("requires a public https address if a carrier with real calls is configured", async () => {
    const twilio = { TWILIO_ACCOUNT_SID: "AC1", TWILIO_AUTH_TOKEN: "token" };
    for (const APP_URL of [address, "https://10.1.2.3"]) {
      const found = (await problems({ ...twilio, APP_URL })).find(({ name }) => name === "webhook address");
      expect(found).toMatchObject({ level: "fail", todo: expect.stringContaining("public https") });
    }
  });

  it("warns of lines whose carrier is not configured, and names the variables that are missing", async () => {
    const { location } = await makeAccount();
    const line = await makeNumber(location, { carrier: "twilio" });
    const found = (await problems()).find(({ name }) => name === "carrier");
    expect(found).toMatchObject({
      level: "warn",
      message: expect.stringContaining("Twilio, which is not configured"),
      todo: expect.stringContaining("TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN"),
    });
    await database().delete(phoneNumbers).where(eq(phoneNumbers.id, line.id));
  });

  it("fails on a missing worker, and warns about overdue jobs and a missing build secret", async () => {
    await database().execute(
      sql`update installation_facts set updated_at = now() - interval '1 hour' where key = 'worker_heartbeat'`,
    );
    await enqueueJob(database(), "orders.advance", { orderId: "x" }, { key: "x", inMs: -500_000 });
    const found = await problems({}, { ...OPTIONS, actionsKey: undefined as never });
    expect(found.map(({ name, level }) => `${name} ${level}`)).toEqual(
      expect.arrayContaining(["worker fail", "jobs warn", "secrets warn"]),
    );
  });

  it("fails on an encryption key that does not open sealed data", async () => {
    await database().execute(
      sql`update installation_facts set value = to_jsonb(overlay(value #>> '{}' placing 'AAAA' from 20)) where key = 'sealed_sample'`,
    );
    const found = (await problems()).find(({ name }) => name === "encryption key");
    expect(found).toMatchObject({ level: "fail", todo: expect.stringContaining("ENCRYPTION_KEY") });
  });

  it("names what is wrong in the environment without showing values", async () => {
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
      message: "This machine's clock is 31 seconds behind that of the carrier.",
    });
    expect(await compareClocks({ "the database": off(-90) })).toMatchObject({
      level: "warn",
      message: "This machine's clock is 90 seconds ahead of that of the database.",
    });
  });

  it("gives a warning if there is nothing to compare with", async () => {
    expect(await compareClocks({ "the carrier": () => Promise.reject(new Error("away")) })).toMatchObject({
      level: "warn",
    });
  });
});

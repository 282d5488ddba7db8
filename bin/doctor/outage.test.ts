import { afterAll, describe, expect, it } from "vitest";
import { closeDatabase, openDatabase } from "@/db/client";
import { useTestEnvironment } from "@/db/testing/environment";
import { env } from "@/lib/env";
import { examine } from "./doctor";
import type { Report } from "./report";

useTestEnvironment();
afterAll(closeDatabase);

describe("the doctor, with no other service running", () => {
  it("reports each missing service in a sentence and still runs every check", async () => {
    const { text, code } = await examine({ json: true, actionsKey: "present" }, () => {
      openDatabase("postgres://linekeeper:s3cret@127.0.0.1:1/nowhere");
      return { ...env(), APP_URL: "http://127.0.0.1:1", LINEKEEPER_DATA_DIR: "." };
    });
    const report: Report = JSON.parse(text);
    expect(code).toBe(1);
    const levels = Object.fromEntries(report.checks.map(({ name, level }) => [name, level]));
    expect(levels).toMatchObject({
      database: "fail",
      connections: "fail",
      migrations: "fail",
      "encryption key": "fail",
      worker: "fail",
      jobs: "fail",
      secrets: "ok",
      carrier: "fail",
      "webhook address": "fail",
      clock: "warn",
    });
    expect(report.checks[0]).toMatchObject({
      message: "The database does not answer: nothing listens at its host and port.",
      todo: expect.stringContaining("npm start"),
    });
    expect(text).not.toContain("s3cret");
  });
});

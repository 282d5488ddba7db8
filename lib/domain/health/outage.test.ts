import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeDatabase, openDatabase } from "@/db/client";
import { useTestEnvironment } from "@/db/testing/environment";
import { getHealth, isDatabaseUp } from "./get-health";
import { installationMetrics } from "./installation-metrics";

useTestEnvironment();
// Nothing listens on this port.
beforeAll(() => void openDatabase("postgres://127.0.0.1:1/nowhere"));
afterAll(closeDatabase);

describe("without a database", () => {
  it("health reports the database down with the cause, and everything else unknown", async () => {
    expect(await getHealth()).toEqual({
      status: "unhealthy",
      database: "down",
      databaseProblem: {
        code: "not_listening",
        message: "The database does not answer: nothing listens at its host and port.",
      },
      worker: "unknown",
      carrier: "unknown",
      jobs: "unknown",
      oldestDueJobSeconds: null,
    });
    expect(await isDatabaseUp()).toBe(false);
  });

  it("metrics still answer, and report the database down", async () => {
    const text = await installationMetrics(() => new Date());
    expect(text).toContain("linekeeper_database_up 0");
    expect(text).not.toContain("linekeeper_open_orders");
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeDatabase, openDatabase } from "@/db/client";
import { useTestEnvironment } from "@/db/testing/environment";
import { getHealth, isDatabaseUp } from "./get-health";
import { installationMetrics } from "./installation-metrics";

useTestEnvironment();
// Nothing listens there.
beforeAll(() => void openDatabase("postgres://127.0.0.1:1/nowhere"));
afterAll(closeDatabase);

describe("without a database", () => {
  it("health says so, claims to know nothing else, and does not say why", async () => {
    expect(await getHealth()).toEqual({
      status: "unhealthy",
      database: "down",
      worker: "unknown",
      carrier: "unknown",
      jobs: "unknown",
      oldestDueJobSeconds: null,
    });
    expect(await isDatabaseUp()).toBe(false);
  });

  it("metrics are answered all the same, and say so", async () => {
    const text = await installationMetrics(() => new Date());
    expect(text).toContain("linekeeper_database_up 0");
    expect(text).not.toContain("linekeeper_open_orders");
  });
});

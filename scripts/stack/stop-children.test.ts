import { describe, expect, it } from "vitest";
import { readEnv } from "@/lib/env";
import { patienceOf, stopChildren } from "./stop-children.mjs";

const COMPLETE = {
  DATABASE_URL: "postgres://linekeeper@127.0.0.1:5432/linekeeper",
  NEXTAUTH_SECRET: "s3cret".repeat(6),
  ENCRYPTION_KEY: "ab".repeat(32),
  LOCAL_CARRIER_URL: "http://127.0.0.1:4010",
  LOCAL_CARRIER_ACCOUNT: "AC0",
  LOCAL_CARRIER_TOKEN: "s3cret",
};

describe("a stopping stack", () => {
  it("stops web server and worker together, and the local carrier after both have exited", async () => {
    const told: string[] = [];
    const ends: Record<string, () => void> = {};
    const children = ["local carrier", "worker", "web"].map((name) => ({
      name,
      stop: () => {
        told.push(name);
        return new Promise<void>((resolve) => {
          ends[name] = resolve;
        });
      },
    }));
    const stopped = stopChildren(children);
    expect(told).toEqual(["worker", "web"]);
    ends.web?.();
    await new Promise(setImmediate);
    expect(told).toEqual(["worker", "web"]);
    ends.worker?.();
    await new Promise(setImmediate);
    expect(told).toEqual(["worker", "web", "local carrier"]);
    ends["local carrier"]?.();
    await stopped;
  });

  it.each([{}, { STOP_NOTICE_MS: "10000", STOP_PATIENCE_MS: "40000" }])(
    "gives processes longer than the two notice periods and the patience that %j sets",
    (settings) => {
      const { STOP_NOTICE_MS, STOP_PATIENCE_MS } = readEnv({ ...COMPLETE, ...settings });
      expect(patienceOf({ NODE_ENV: "test", ...settings })).toBeGreaterThan(
        2 * STOP_NOTICE_MS + STOP_PATIENCE_MS + 2_000,
      );
    },
  );

  it("stops within a service manager's 30 seconds by default", () => {
    expect(patienceOf({ NODE_ENV: "test" })).toBeLessThan(28_000);
  });
});

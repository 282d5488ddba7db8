import { describe, expect, it } from "vitest";
import { readEnv } from "@/lib/env";
import { patienceOf, stopChildren } from "./stop-children.mjs";

const COMPLETE = {
  DATABASE_URL: "postgres://linekeeper@127.0.0.1:5432/linekeeper",
  NEXTAUTH_SECRET: "s3cret".repeat(6),
  ENCRYPTION_KEY: "ab".repeat(32),
  TWILIO_ACCOUNT_SID: "AC0",
  TWILIO_AUTH_TOKEN: "s3cret",
  TWILIO_API_BASE_URL: "http://127.0.0.1:4010",
};

describe("a stack that is told to stop", () => {
  it("tells web server and worker at once, and keeps the local carrier until both have ended", async () => {
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
    "kills nobody who is still within the time that %j gives: two notices, and patience",
    (settings) => {
      const { STOP_NOTICE_MS, STOP_PATIENCE_MS } = readEnv({ ...COMPLETE, ...settings });
      expect(patienceOf({ NODE_ENV: "test", ...settings })).toBeGreaterThan(
        2 * STOP_NOTICE_MS + STOP_PATIENCE_MS + 2_000,
      );
    },
  );

  it("has ended before the 30 seconds of a service manager are over, unless it is told otherwise", () => {
    expect(patienceOf({ NODE_ENV: "test" })).toBeLessThan(28_000);
  });
});

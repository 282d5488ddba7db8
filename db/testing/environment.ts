import { randomBytes } from "node:crypto";
import { beforeAll } from "vitest";

/** Gives the test file the environment that the code reads, without a carrier that answers. */
export function useTestEnvironment(values: Record<string, string> = {}): void {
  beforeAll(() => {
    Object.assign(process.env, {
      DATABASE_URL: process.env.DATABASE_URL ?? "postgres://localhost/unused",
      APP_URL: "http://localhost:3000",
      TWILIO_ACCOUNT_SID: `AC${randomBytes(16).toString("hex")}`,
      TWILIO_AUTH_TOKEN: randomBytes(8).toString("hex"),
      TWILIO_API_BASE_URL: "http://127.0.0.1:1",
      NEXTAUTH_SECRET: randomBytes(16).toString("hex"),
      ENCRYPTION_KEY: randomBytes(32).toString("hex"),
      LOG_LEVEL: "silent",
      ...values,
    });
  });
}

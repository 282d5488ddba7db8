import { randomBytes } from "node:crypto";
import { beforeAll } from "vitest";

/** Sets the environment that the code reads, with a carrier address at which nothing answers. */
export function useTestEnvironment(values: Record<string, string> = {}): void {
  beforeAll(() => {
    forgetRealCarriers();
    Object.assign(process.env, {
      DATABASE_URL: process.env.DATABASE_URL ?? "postgres://localhost/unused",
      APP_URL: "http://localhost:3000",
      LOCAL_CARRIER_URL: "http://127.0.0.1:1",
      LOCAL_CARRIER_ACCOUNT: `AC${randomBytes(16).toString("hex")}`,
      LOCAL_CARRIER_TOKEN: randomBytes(8).toString("hex"),
      NEXTAUTH_SECRET: randomBytes(16).toString("hex"),
      ENCRYPTION_KEY: randomBytes(32).toString("hex"),
      LOG_LEVEL: "silent",
      ...values,
    });
  });
}

/** Removes the developer's own carrier settings from the environment, so that no test can reach a real account. */
export function forgetRealCarriers(): void {
  for (const name of ["CARRIER", "TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN", "TWILIO_API_BASE_URL"])
    delete process.env[name];
}

import { randomBytes } from "node:crypto";
import { afterAll, afterEach, beforeAll } from "vitest";
import type { Fault } from "@/lib/local-carrier/faults";
import { type LocalCarrier, startLocalCarrier } from "@/lib/local-carrier/server";
import type { LedgerEntry } from "@/lib/local-carrier/store";
import { setCarrier } from "@/lib/telephony/carrier";

/** The carrier of a test file: its ledger is the judge, its switchboard makes it fail. */
export interface TestCarrier {
  url: () => string;
  /** Every purchase, change and release so far, oldest first. */
  ledger: () => Promise<LedgerEntry[]>;
  /** How often the number was bought, or anything when none is named. */
  purchases: (number?: string) => Promise<number>;
  /** Makes the next requests fail; replaces what was set before. Taken back after each test. */
  fail: (...faults: Fault[]) => Promise<void>;
}

/**
 * Gives the test file a local carrier of its own in its database, and the environment that the code reads.
 * Call after `useTestDatabase`.
 */
export function useTestCarrier(database: { url: () => string }): TestCarrier {
  let carrier: LocalCarrier | undefined;
  const token = randomBytes(8).toString("hex");
  const account = { TWILIO_ACCOUNT_SID: `AC${randomBytes(16).toString("hex")}`, TWILIO_AUTH_TOKEN: token };
  const url = () => carrier?.url ?? "";
  const control = async (path: string, body?: unknown) => {
    const response = await fetch(`${url()}/${path}`, {
      method: body === undefined ? "GET" : "POST",
      headers: { authorization: `Bearer ${token}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`The local carrier answered ${response.status} to ${path}.`);
    return response.json();
  };
  const ledger = async (): Promise<LedgerEntry[]> => (await control("_ledger")).ledger;
  const fail = async (...faults: Fault[]) => void (await control("_faults", faults));
  beforeAll(async () => {
    carrier = await startLocalCarrier({
      port: 0,
      databaseUrl: database.url(),
      accountSid: account.TWILIO_ACCOUNT_SID,
      authToken: account.TWILIO_AUTH_TOKEN,
      controlToken: token,
    });
    Object.assign(process.env, account, {
      TWILIO_API_BASE_URL: carrier.url,
      NEXTAUTH_SECRET: randomBytes(16).toString("hex"),
      ENCRYPTION_KEY: randomBytes(32).toString("hex"),
      CARRIER_TIMEOUT_MS: "500",
      ORDER_LEASE_MS: "2000",
      LOG_LEVEL: "silent",
    });
    setCarrier(undefined);
  });
  afterEach(() => fail());
  afterAll(() => carrier?.close());
  return {
    url,
    ledger,
    fail,
    purchases: async (number) =>
      (await ledger()).filter((entry) => entry.event === "purchase" && (!number || entry.number === number))
        .length,
  };
}

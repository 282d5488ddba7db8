import { randomBytes } from "node:crypto";
import { afterAll, afterEach, beforeAll } from "vitest";
import { database } from "@/db/client";
import { carrierFindings } from "@/db/schema";
import type { CallRecord } from "@/lib/local-carrier/calls/exchange";
import type { Fault } from "@/lib/local-carrier/faults";
import { type LocalCarrier, startLocalCarrier } from "@/lib/local-carrier/server";
import type { LedgerEntry } from "@/lib/local-carrier/store";
import { resetCarriers } from "@/lib/telephony/registry";
import { forgetRealCarriers } from "./environment";
import { TEST_NOW } from "./factory";

/** The carrier of a test file. Its ledger says what really happened, and its faults make it fail. */
export interface TestCarrier {
  url: () => string;
  /** Every purchase, change and release so far, oldest first. */
  ledger: () => Promise<LedgerEntry[]>;
  /** How often the number was bought; without one, how often any number was. */
  purchases: (number?: string) => Promise<number>;
  /** Makes the next requests fail. Replaces faults set before; each test starts without faults. */
  fail: (...faults: Fault[]) => Promise<void>;
  /** Buys a number behind Linekeeper's back, like somebody in the carrier's own console; its calls go elsewhere. */
  buyByHand: (wanted: { areaCode?: string; number?: string; label?: string }) => Promise<BoughtNumber>;
  /** Has somebody call a number. @returns the carrier's id for the call, which goes on */
  call: (order: { from: string; to: string; script: string; speed: number }) => Promise<string>;
  findCall: (sid: string) => Promise<CallRecord>;
  /** Changes a number behind Linekeeper's back. */
  changeByHand: (
    carrierNumberId: string,
    changes: { label?: string; callsGoTo?: string; reportsGoTo?: string; fallback?: string },
  ) => Promise<void>;
}

interface BoughtNumber {
  number: string;
  carrierNumberId: string;
}

/** A stray that a run found: paid for at the carrier, but unknown here. */
export async function makeStray(number: string, carrierNumberId = `PN${randomBytes(16).toString("hex")}`) {
  const [row] = await database()
    .insert(carrierFindings)
    .values({
      carrier: "local",
      kind: "stray",
      state: "open",
      number,
      carrierNumberId,
      label: "Bought by hand",
      createdAt: TEST_NOW,
      updatedAt: TEST_NOW,
    })
    .returning();
  if (!row) throw new Error("No finding was made.");
  return row;
}

/** Where calls to numbers that were bought by hand go. */
export const ELSEWHERE = "https://elsewhere.test/";

/**
 * Starts a local carrier for this test file, in its database, and sets the environment that the code reads.
 * Timeouts are long, so that a busy machine does not change a result. Call it after `useTestDatabase`.
 * @param settings additional environment variables
 */
export function useTestCarrier(
  testDatabase: { url: () => string },
  settings: Record<string, string> = {},
): TestCarrier {
  let carrier: LocalCarrier | undefined;
  const token = randomBytes(8).toString("hex");
  const accountSid = `AC${randomBytes(16).toString("hex")}`;
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
  const api = async (path: string, form?: Record<string, string>) => {
    const response = await fetch(`${url()}/2010-04-01/Accounts/${accountSid}/${path}`, {
      method: form ? "POST" : "GET",
      headers: { authorization: `Basic ${Buffer.from(`${accountSid}:${token}`).toString("base64")}` },
      ...(form ? { body: new URLSearchParams(form) } : {}),
    });
    if (!response.ok) throw new Error(`The local carrier answered ${response.status} to ${path}.`);
    return response.json();
  };
  const ledger = async (): Promise<LedgerEntry[]> => (await control("_ledger")).ledger;
  const fail = async (...faults: Fault[]) => void (await control("_faults", faults));
  const forSale = async (areaCode: string): Promise<string> => {
    const found = await api(`AvailablePhoneNumbers/US/Local.json?AreaCode=${areaCode}&PageSize=1`);
    return found.available_phone_numbers[0].phone_number;
  };
  beforeAll(async () => {
    carrier = await startLocalCarrier({
      port: 0,
      databaseUrl: testDatabase.url(),
      accountSid,
      authToken: token,
      controlToken: token,
    });
    forgetRealCarriers();
    Object.assign(process.env, {
      LOCAL_CARRIER_URL: carrier.url,
      LOCAL_CARRIER_ACCOUNT: accountSid,
      LOCAL_CARRIER_TOKEN: token,
      NEXTAUTH_SECRET: randomBytes(16).toString("hex"),
      ENCRYPTION_KEY: randomBytes(32).toString("hex"),
      CARRIER_TIMEOUT_MS: "30000",
      ORDER_PATIENCE_MS: "30000",
      LOG_LEVEL: "silent",
      ...settings,
    });
    resetCarriers();
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
    call: async (order) => (await control("_calls", order)).sid,
    findCall: (sid) => control(`_calls/${sid}`),
    buyByHand: async ({ areaCode = "773", number, label = "Fax" }) => {
      const { sid, phone_number } = await api("IncomingPhoneNumbers.json", {
        PhoneNumber: number ?? (await forSale(areaCode)),
        FriendlyName: label,
        VoiceUrl: ELSEWHERE,
      });
      return { number: phone_number, carrierNumberId: sid };
    },
    changeByHand: async (carrierNumberId, { label, callsGoTo, reportsGoTo, fallback }) => {
      await api(`IncomingPhoneNumbers/${carrierNumberId}.json`, {
        ...(label === undefined ? {} : { FriendlyName: label }),
        ...(callsGoTo === undefined ? {} : { VoiceUrl: callsGoTo }),
        ...(reportsGoTo === undefined ? {} : { StatusCallback: reportsGoTo }),
        ...(fallback === undefined ? {} : { VoiceFallbackUrl: fallback }),
      });
    },
  };
}

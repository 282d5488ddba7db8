import { randomBytes } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { env } from "@/lib/env";
import { type LocalCarrier, startLocalCarrier } from "@/lib/local-carrier/server";
import { metrics } from "@/lib/observability/metrics";
import { carrierOf, carriersAt, configuredCarriers, defaultCarrier, resetCarriers } from "./registry";

const database = useTestDatabase();
const local = useTestCarrier(database);
/** A second local carrier in place of Twilio's API, which accepts other credentials. */
let twilio: LocalCarrier | undefined;
const account = { sid: `AC${randomBytes(16).toString("hex")}`, token: randomBytes(8).toString("hex") };

beforeAll(async () => {
  twilio = await startLocalCarrier({
    port: 0,
    databaseUrl: database.url(),
    accountSid: account.sid,
    authToken: account.token,
  });
});
afterAll(() => twilio?.close());

/** Adds Twilio's credentials to the installation. Its local carrier stays the default. */
function configureTwilio(): void {
  Object.assign(env(), {
    TWILIO_ACCOUNT_SID: account.sid,
    TWILIO_AUTH_TOKEN: account.token,
    TWILIO_API_BASE_URL: twilio?.url,
  });
  resetCarriers();
}
afterEach(() => {
  Object.assign(env(), { TWILIO_ACCOUNT_SID: undefined, TWILIO_AUTH_TOKEN: undefined, CARRIER: "local" });
  resetCarriers();
});

const namesOf = (carriers: { name: string }[]) => carriers.map(({ name }) => name);

describe("the carrier of a row", () => {
  it("is reached with its own credentials, whichever carrier is the default", async () => {
    configureTwilio();
    expect(defaultCarrier().name).toBe("local");
    const carrier = carrierOf({ carrier: "twilio" });
    const found = await carrier.numbers.searchNumbers({ areaCode: "305", limit: 1 });
    const number = found.ok ? (found.value[0]?.number ?? "") : "";
    const bought = await carrier.numbers.buyNumber({ number, label: "Linekeeper", reference: "order" });
    expect(bought).toMatchObject({
      value: { state: "owned", owned: { isWired: true, callsGoTo: `${env().APP_URL}/carrier/twilio/voice` } },
    });
    // Neither carrier accepts the other's credentials.
    await local.fail({ operation: "any", kind: "cut_before" });
    expect(await carrier.account.checkHealth()).toEqual({ ok: true, value: null });
    expect(await defaultCarrier().account.checkHealth()).toMatchObject({ kind: "unknown" });
  });

  it("is the same object for every row, so that a process has one set of circuit breakers for it", () => {
    expect(carrierOf({ carrier: "local" })).toBe(defaultCarrier());
    expect(carrierOf({ carrier: "another" })).toBe(carrierOf({ carrier: "another" }));
  });

  it("answers not_configured to everything without credentials, and nothing is sent", async () => {
    const answer = {
      ok: false,
      kind: "not_configured",
      missing: ["TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN"],
    };
    const { numbers, account: asked, missing, capabilities } = carrierOf({ carrier: "twilio" });
    const results = [
      numbers.searchNumbers({ areaCode: "312", limit: 1 }),
      numbers.buyNumber({ number: "+13125550100", label: "x", reference: "x" }),
      numbers.findPurchase({ number: "+13125550100", reference: "x", purchaseId: null }),
      numbers.findNumber("+13125550100"),
      numbers.listNumbers({ limit: 1 }),
      numbers.wireNumber("PN1", null),
      numbers.releaseNumber("PN1"),
      asked.checkHealth(),
      asked.monthlyPrice(),
    ];
    expect(await Promise.all(results)).toEqual(results.map(() => answer));
    expect(missing).toEqual(answer.missing);
    expect(capabilities).toMatchObject({ realCharges: true, recoverDays: null, searchNumbers: false });
  });

  it("lists only the missing variables", () => {
    env().TWILIO_ACCOUNT_SID = "AC1";
    resetCarriers();
    expect(carrierOf({ carrier: "twilio" }).missing).toEqual(["TWILIO_AUTH_TOKEN"]);
    expect(namesOf(configuredCarriers())).toEqual(["local"]);
  });

  it("is assumed to cost money if this version does not know it", async () => {
    for (const carrier of ["another", "toString", ""]) {
      const unknown = carrierOf({ carrier });
      expect(unknown).toMatchObject({ name: carrier, displayName: carrier, missing: [] });
      expect(unknown.capabilities.realCharges).toBe(true);
      expect(await unknown.numbers.releaseNumber("PN1")).toMatchObject({ kind: "not_configured" });
    }
  });
});

describe("the configured carriers", () => {
  it("are those with credentials, the default one first", () => {
    configureTwilio();
    expect(namesOf(configuredCarriers())).toEqual(["local", "twilio"]);
    env().CARRIER = "twilio";
    expect(namesOf(configuredCarriers())).toEqual(["twilio", "local"]);
    expect(defaultCarrier().displayName).toBe("Twilio");
  });

  it("have their own webhook paths, but the local carrier also has Twilio's, which it once shared", () => {
    configureTwilio();
    expect(namesOf(carriersAt("/carrier/twilio/voice"))).toEqual(["local", "twilio"]);
    expect(namesOf(carriersAt("/carrier/local/voice"))).toEqual(["local"]);
    expect(carriersAt("/carrier/another/voice")).toEqual([]);
  });

  it("are reported to the metrics by carrier and use", async () => {
    configureTwilio();
    configuredCarriers();
    const { values } = await metrics().circuit.get();
    expect(values.map(({ labels, value }) => [labels.carrier, labels.use, value])).toEqual(
      expect.arrayContaining([
        ["local", "account", 0],
        ["local", "numbers", 0],
        ["twilio", "account", 0],
        ["twilio", "numbers", 0],
      ]),
    );
  });
});

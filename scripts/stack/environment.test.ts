import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CARRIERS, configuredNames } from "@/lib/constants/carriers";
import { readEnv } from "@/lib/env";
import {
  CARRIER_VARIABLES,
  ownVariables,
  readLastEnvironment,
  stackEnvironment,
  trialNotice,
} from "./environment.mjs";
import { readSecrets } from "./secrets.mjs";

/** The secrets in a data folder from before the local carrier had its own variables. */
const OLDER = {
  NEXTAUTH_SECRET: "n".repeat(43),
  ENCRYPTION_KEY: "ab".repeat(32),
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: "c".repeat(44),
  POSTGRES_PASSWORD: "password",
  LOCAL_CARRIER_SID: `AC${"1".repeat(32)}`,
  LOCAL_CARRIER_TOKEN: "2".repeat(32),
  LOCAL_CARRIER_CONTROL_TOKEN: "control",
};
const TWILIO = { TWILIO_ACCOUNT_SID: "AC2", TWILIO_AUTH_TOKEN: "token" };
let folder = "";

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "linekeeper-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** The environment of a start on the folder, also as the product parses it. Like a start, it leaves it in the folder. */
function started(base: Record<string, string>) {
  const environment = stackEnvironment({
    base: base as NodeJS.ProcessEnv,
    last: readLastEnvironment(folder),
    secrets: readSecrets(folder),
    databaseUrl: "postgres://127.0.0.1/linekeeper",
    port: 3000,
    carrierPort: 4010,
  });
  writeFileSync(path.join(folder, "environment.json"), JSON.stringify(environment));
  return { environment, product: readEnv(environment) };
}

describe("a start with the local carrier", () => {
  it("uses the account and the token of an older data folder, and changes nothing in it", () => {
    const file = path.join(folder, "secrets.json");
    writeFileSync(file, JSON.stringify(OLDER));
    const { environment, product } = started({});
    expect(product).toMatchObject({
      CARRIER: "local",
      LOCAL_CARRIER_URL: "http://127.0.0.1:4010",
      LOCAL_CARRIER_ACCOUNT: OLDER.LOCAL_CARRIER_SID,
      LOCAL_CARRIER_TOKEN: OLDER.LOCAL_CARRIER_TOKEN,
    });
    expect(product.TWILIO_ACCOUNT_SID).toBeUndefined();
    expect(environment.LOCAL_CARRIER_PORT).toBe("4010");
    expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(OLDER);
  });

  it("generates secrets at the first start, and reuses them afterwards", () => {
    const first = started({}).product;
    expect(first.LOCAL_CARRIER_ACCOUNT).toMatch(/^AC[0-9a-f]{32}$/);
    expect(started({}).product.LOCAL_CARRIER_TOKEN).toBe(first.LOCAL_CARRIER_TOKEN);
  });

  it("leaves Twilio's credentials in place, so that lines bought there still work", () => {
    expect(started(TWILIO).product).toMatchObject({ CARRIER: "local", ...TWILIO });
  });

  it("uses another installation's local carrier if one is named, and starts none", () => {
    const other = {
      LOCAL_CARRIER_URL: "http://127.0.0.1:9",
      LOCAL_CARRIER_ACCOUNT: "AC9",
      LOCAL_CARRIER_TOKEN: "other",
    };
    const { environment, product } = started(other);
    expect(product).toMatchObject(other);
    expect(environment.LOCAL_CARRIER_PORT).toBeUndefined();
  });
});

describe("a start with another carrier", () => {
  it("has no local carrier if the data folder never ran one", () => {
    started({ ...TWILIO, CARRIER: "twilio" });
    const { environment, product } = started({ ...TWILIO, CARRIER: "twilio" });
    expect(product).toMatchObject({ CARRIER: "twilio", ...TWILIO });
    expect(product.LOCAL_CARRIER_TOKEN).toBeUndefined();
    expect(environment.LOCAL_CARRIER_PORT).toBeUndefined();
  });
});

describe("a start with another carrier, on a data folder that ran the local one", () => {
  it("still runs the local carrier with its account, at this start and all later ones, so that its lines go on", () => {
    const { LOCAL_CARRIER_ACCOUNT, LOCAL_CARRIER_TOKEN } = started({}).product;
    for (const _ of [1, 2]) {
      const { environment, product } = started({ ...TWILIO, CARRIER: "twilio" });
      expect(product).toMatchObject({
        CARRIER: "twilio",
        ...TWILIO,
        LOCAL_CARRIER_ACCOUNT,
        LOCAL_CARRIER_TOKEN,
      });
      expect(configuredNames(product)).toEqual(["local", "twilio"]);
      expect(environment.LOCAL_CARRIER_PORT).toBe("4010");
      expect(trialNotice(environment)).toMatch(/local carrier continue as test lines/);
    }
  });

  it("runs none if it names another installation's", () => {
    started({});
    const { environment } = started({
      ...TWILIO,
      CARRIER: "twilio",
      LOCAL_CARRIER_URL: "http://127.0.0.1:9",
    });
    expect(environment.LOCAL_CARRIER_PORT).toBeUndefined();
  });
});

describe("what a start says about calls and charges", () => {
  it("promises that nothing is real only without another carrier's credentials", () => {
    expect(trialNotice(started({}).environment)).toBe(
      "This uses the local carrier: no real calls, no charges.",
    );
    for (const { capabilities, variables } of Object.values(CARRIERS)) {
      if (!capabilities.realCalls && !capabilities.realCharges) continue;
      const credentials = Object.fromEntries(variables.map((name) => [name, "set"]));
      expect(trialNotice(started(credentials).environment)).toBe(
        "New numbers come from the local carrier. Twilio lines have real calls and charges.",
      );
    }
  });

  it("is nothing if all numbers are real", () => {
    expect(trialNotice(started({ ...TWILIO, CARRIER: "twilio" }).environment)).toBeNull();
  });
});

describe("the variables that tests drop", () => {
  it("include every variable that configures a carrier", () => {
    const needed = Object.values(CARRIERS).flatMap(({ variables }) => [...variables]);
    expect(CARRIER_VARIABLES).toEqual(expect.arrayContaining(["CARRIER", ...needed]));
  });
});

describe("what a start takes of the shell's environment", () => {
  it("is all of the product's own variables", () => {
    const source = readFileSync("lib/env.ts", "utf8");
    const found = [...source.matchAll(/^ {4}([A-Z][A-Z_]+):/gm)].map(([, name]) => name ?? "");
    const names = [...new Set(found)];
    expect(names.length).toBeGreaterThan(30);
    const base = Object.fromEntries(names.map((name) => [name, "x"]));
    expect(Object.keys(ownVariables(base as unknown as NodeJS.ProcessEnv))).toEqual(names);
  });

  it("is none of what belongs to others, neither for its processes nor in the data folder", () => {
    const foreign = { AWS_SECRET_ACCESS_KEY: "a", GITHUB_TOKEN: "b", PGPASSWORD: "c", SSH_AUTH_SOCK: "d" };
    const { environment } = started({ ...foreign, PATH: "/bin", HTTPS_PROXY: "http://proxy", TZ: "UTC" });
    expect(environment).toMatchObject({ PATH: "/bin", HTTPS_PROXY: "http://proxy", TZ: "UTC" });
    const saved = readLastEnvironment(folder);
    for (const name of Object.keys(foreign)) {
      expect(environment).not.toHaveProperty(name);
      expect(saved).not.toHaveProperty(name);
    }
  });
});

import { describe, expect, it } from "vitest";
import { readEnv } from "./env";

const COMPLETE = {
  DATABASE_URL: "postgres://linekeeper:s3cret@127.0.0.1:5432/linekeeper",
  NEXTAUTH_SECRET: "s3cret".repeat(6),
  ENCRYPTION_KEY: "ab".repeat(32),
  LOCAL_CARRIER_URL: "http://127.0.0.1:4010",
  LOCAL_CARRIER_ACCOUNT: "AC0",
  LOCAL_CARRIER_TOKEN: "s3cret",
};
const TWILIO = { TWILIO_ACCOUNT_SID: "AC1", TWILIO_AUTH_TOKEN: "s3cret" };

describe("The environment", () => {
  it("has localhost as its default address, and removes a slash at the end of any address", () => {
    expect(readEnv(COMPLETE)).toMatchObject({
      APP_URL: "http://localhost:3000",
      CARRIER: "local",
      PORT: 3000,
    });
    expect(readEnv({ ...COMPLETE, PORT: "8080" }).APP_URL).toBe("http://localhost:8080");
    expect(readEnv({ ...COMPLETE, APP_URL: "https://lines.example/" }).APP_URL).toBe("https://lines.example");
  });

  it.each([
    "https://lines.example/linekeeper",
    "https://lines.example/?practice=1",
    "https://lines.example?",
    "https://lines.example/#top",
    "https://lines.example#",
    "https://ada:s3cret@lines.example",
    "https://ada@lines.example",
    "https://@lines.example",
    "ftp://lines.example",
    "lines.example",
  ])("refuses %s as its address, because links and the carrier's webhooks would go wrong", (APP_URL) => {
    const refusal = captured(() => readEnv({ ...COMPLETE, APP_URL }));
    expect(refusal).toMatch(/APP_URL must (end with the host or the port|be an http or https address)/);
    expect(refusal).not.toContain("s3cret");
  });

  it("refuses a raw password in DATABASE_URL, and shows no part of it", () => {
    for (const password of ["s3cret/9", "s3c@ret", "s3cret?9", "#s3cret", "9%s3cret"]) {
      const DATABASE_URL = `postgres://linekeeper:${password}@db.internal:5432/lines`;
      const refusal = captured(() => readEnv({ ...COMPLETE, DATABASE_URL }));
      expect(refusal).toContain("DATABASE_URL must be postgres://USER:PASSWORD@HOST:PORT/DATABASE");
      expect(refusal).not.toMatch(/s3c|ret|db\.internal/);
    }
  });

  it("treats an empty variable like one that is not set", () => {
    expect(readEnv({ ...COMPLETE, APP_URL: "", LINEKEEPER_NOW: "" }).APP_URL).toBe("http://localhost:3000");
  });

  it("names everything that is missing or wrong, and never shows a value", () => {
    const { NEXTAUTH_SECRET: _, ...rest } = COMPLETE;
    const broken = { ...rest, ENCRYPTION_KEY: "s3cret", DATABASE_URL: "mysql://s3cret", PORT: "s3cret" };
    const refusal = captured(() => readEnv(broken));
    for (const name of ["NEXTAUTH_SECRET is missing", "ENCRYPTION_KEY", "DATABASE_URL", "PORT"])
      expect(refusal).toContain(name);
    expect(refusal).not.toContain("s3cret");
  });

  it("accepts origins only as browsers send them, because no others would ever match", () => {
    const withOrigins = (CORS_ORIGINS: string) => readEnv({ ...COMPLETE, CORS_ORIGINS }).CORS_ORIGINS;
    const origins = ["https://app.example", "http://localhost:5173"];
    expect(withOrigins(origins.join(", "))).toEqual(origins);
    for (const wrong of [
      "https://app.example/",
      "https://app.example/page",
      "https://App.example",
      "https://app.example:443",
      "https://me@app.example",
      "app.example",
      "*",
    ])
      expect(captured(() => withOrigins(`https://one.example ${wrong}`))).toContain("CORS_ORIGINS.1 must be");
  });

  it("requires the variables of its default carrier, and none of other carriers", () => {
    const { LOCAL_CARRIER_TOKEN: _, ...withoutToken } = COMPLETE;
    expect(captured(() => readEnv(withoutToken))).toContain(
      "LOCAL_CARRIER_TOKEN is required with CARRIER=local",
    );
    expect(captured(() => readEnv({ ...COMPLETE, CARRIER: "twilio" }))).toMatch(
      /TWILIO_ACCOUNT_SID is required with CARRIER=twilio\n.*TWILIO_AUTH_TOKEN is required/,
    );
    const { LOCAL_CARRIER_URL: _url, LOCAL_CARRIER_ACCOUNT: _account, ...bare } = withoutToken;
    expect(readEnv({ ...bare, ...TWILIO, CARRIER: "twilio" }).CARRIER).toBe("twilio");
    expect(readEnv({ ...COMPLETE, ...TWILIO }).CARRIER).toBe("local");
    expect(readEnv({ ...COMPLETE, TWILIO_ACCOUNT_SID: "AC1" }).CARRIER).toBe("local");
  });

  it("refuses to set the clock while a carrier with real calls is configured", () => {
    const trial = { ...COMPLETE, LINEKEEPER_NOW: "2026-11-18T16:00:00Z" };
    expect(readEnv(trial).LINEKEEPER_NOW).toBe("2026-11-18T16:00:00Z");
    expect(readEnv({ ...trial, TWILIO_AUTH_TOKEN: "s3cret" }).LINEKEEPER_NOW).toBeDefined();
    for (const CARRIER of ["local", "twilio"])
      expect(captured(() => readEnv({ ...trial, ...TWILIO, CARRIER }))).toContain(
        "LINEKEEPER_NOW is refused while Twilio",
      );
  });
});

function captured(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return String(error);
  }
  return "nothing was refused";
}

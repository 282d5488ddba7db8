import { describe, expect, it } from "vitest";
import { readEnv } from "./env";

const COMPLETE = {
  DATABASE_URL: "postgres://linekeeper:s3cret@127.0.0.1:5432/linekeeper",
  NEXTAUTH_SECRET: "s3cret".repeat(6),
  ENCRYPTION_KEY: "ab".repeat(32),
  TWILIO_ACCOUNT_SID: "AC0",
  TWILIO_AUTH_TOKEN: "s3cret",
  TWILIO_API_BASE_URL: "http://127.0.0.1:4010",
};

describe("The environment", () => {
  it("has an address of its own when none is given, and never a slash at its end", () => {
    expect(readEnv(COMPLETE)).toMatchObject({
      APP_URL: "http://localhost:3000",
      CARRIER: "local",
      PORT: 3000,
    });
    expect(readEnv({ ...COMPLETE, PORT: "8080" }).APP_URL).toBe("http://localhost:8080");
    expect(readEnv({ ...COMPLETE, APP_URL: "https://lines.example/" }).APP_URL).toBe("https://lines.example");
  });

  it("takes an empty variable for one that is not set", () => {
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

  it("takes origins as browsers send them, as no others would ever match", () => {
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

  it("refuses a clock of its own while the carrier is a real one", () => {
    const trial = { ...COMPLETE, LINEKEEPER_NOW: "2026-11-18T16:00:00Z" };
    expect(readEnv(trial).LINEKEEPER_NOW).toBe("2026-11-18T16:00:00Z");
    expect(captured(() => readEnv({ ...trial, CARRIER: "twilio" }))).toContain("LINEKEEPER_NOW is refused");
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

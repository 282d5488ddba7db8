import { createHash, createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { useTestEnvironment } from "@/db/testing/environment";
import { fingerprintOf } from "./fingerprint";

useTestEnvironment();

describe("a fingerprint", () => {
  it("is the same only for the same text and purpose", () => {
    const made = fingerprintOf("a", "one");
    expect(fingerprintOf("a", "one")).toBe(made);
    expect(fingerprintOf("b", "one")).not.toBe(made);
    expect(fingerprintOf("a", "two")).not.toBe(made);
  });

  it("cannot be computed from the text alone, or with the key that seals", () => {
    const key = Buffer.from(process.env.ENCRYPTION_KEY ?? "", "hex");
    const made = fingerprintOf("password", "one");
    expect(made).not.toBe(createHash("sha256").update("password").digest("hex"));
    expect(made).not.toBe(createHmac("sha256", key).update("password").digest("hex"));
  });
});

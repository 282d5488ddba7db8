import { describe, expect, it } from "vitest";
import { digestOf } from "./build.mjs";

describe("the digest of a build", () => {
  it("changes with the key of the server actions, whose ids it decides, and with nothing else", () => {
    expect(digestOf("key")).toBe(digestOf("key"));
    expect(digestOf("another key")).not.toBe(digestOf("key"));
  });
});

import { describe, expect, it } from "vitest";
import { makeHostCheck } from "./own-host";

describe("the Host header", () => {
  it.each(["lines.practice.com", "LINES.practice.com", "lines.practice.com.", "lines.practice.com:8443"])(
    "%s names the installation at https://lines.practice.com",
    (host) => expect(makeHostCheck("https://lines.practice.com")(host)).toBe(true),
  );

  it.each([
    undefined,
    "",
    "evil.example",
    "localhost",
    "10.0.0.5:3000",
    "lines.practice.com.evil.example",
    "evil.example/lines.practice.com",
    "lines.practice.com@evil.example",
    "a b",
  ])("%s does not", (host) => expect(makeHostCheck("https://lines.practice.com")(host)).toBe(false));

  it.each(["http://localhost:3000", "http://127.0.0.1:3000", "http://[::1]:3000"])(
    "is any name of this machine, at any port, for the installation at %s",
    (address) => {
      for (const host of ["localhost:3000", "127.0.0.1:4567", "[::1]:3000", "localhost"])
        expect([host, makeHostCheck(address)(host)]).toEqual([host, true]);
      expect(makeHostCheck(address)("evil.example:3000")).toBe(false);
    },
  );
});

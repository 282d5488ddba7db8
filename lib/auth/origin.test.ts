import { describe, expect, it } from "vitest";
import { isOwnOrigin } from "./origin";

const APP_URL = "http://localhost:3000";
const own = (origin: string | null, ...addresses: (string | null)[]) =>
  isOwnOrigin(origin, addresses.length ? addresses : [APP_URL]);

describe("The origin of a request", () => {
  it("is ours if it is the configured address or the one the browser asked for", () => {
    expect(own("http://localhost:3000")).toBe(true);
    expect(own("http://192.0.2.7:3000", APP_URL, "http://192.0.2.7:3000")).toBe(true);
    expect(own("https://lines.example", "https://lines.example/")).toBe(true);
    expect(own("https://lines.example", "https://lines.example:443")).toBe(true);
  });

  it("treats localhost, 127.0.0.1 and [::1] on the same port as one origin", () => {
    for (const host of ["localhost", "127.0.0.1", "[::1]"]) expect(own(`http://${host}:3000`)).toBe(true);
    for (const host of ["localhost", "127.0.0.1", "[::1]"]) expect(own(`http://${host}:3001`)).toBe(false);
  });

  it("is foreign if it is absent, opaque or not an address", () => {
    for (const origin of [null, "", "null", "localhost:3000", "javascript:0", "file://", "x"])
      expect(own(origin)).toBe(false);
    expect(own(null, null)).toBe(false);
  });

  it("is foreign for another host, protocol or port, and for lookalikes", () => {
    for (const origin of [
      "https://localhost:3000",
      "http://localhost",
      "http://localhost.evil.example:3000",
      "http://localhost:3000.evil.example",
      "http://evil.example:3000",
      "http://127.0.0.2:3000",
    ])
      expect(own(origin)).toBe(false);
  });
});

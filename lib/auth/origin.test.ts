import { describe, expect, it } from "vitest";
import { isOwnOrigin } from "./origin";

/** Whether a request with these headers to an installation comes from its own page. */
const isOwn = (headers: Record<string, string>, address = "http://localhost:3000") =>
  isOwnOrigin((name) => headers[name] ?? null, address);
const own = (origin: string, host = "localhost:3000") => isOwn({ host, origin });

describe("The origin of a request", () => {
  it("is ours if it is the address that the browser asked for", () => {
    for (const host of ["localhost:3000", "127.0.0.1:3000", "[::1]:3000", "192.0.2.7:3000"])
      expect(own(`http://${host}`, host)).toBe(true);
    const address = "https://lines.example/";
    expect(isOwn({ host: "lines.example", origin: "https://lines.example" }, address)).toBe(true);
    const forwarded = { host: "10.0.0.5:3000", "x-forwarded-host": "lines.example, inner" };
    expect(isOwn({ ...forwarded, origin: "https://lines.example" }, address)).toBe(true);
  });

  it("is foreign if it is absent, opaque or not an address", () => {
    for (const origin of ["", "null", "localhost:3000", "javascript:0", "file://", "x"])
      expect(own(origin)).toBe(false);
    expect(isOwn({ host: "localhost:3000" })).toBe(false);
    expect(isOwn({ origin: "http://localhost:3000" })).toBe(false);
  });

  it("is foreign for another host, protocol or port, for another name of this machine, and for lookalikes", () => {
    for (const origin of [
      "https://localhost:3000",
      "http://localhost",
      "http://localhost:3001",
      "http://127.0.0.1:3000",
      "http://[::1]:3000",
      "http://localhost.evil.example:3000",
      "http://localhost:3000.evil.example",
      "http://evil.example:3000",
    ])
      expect(own(origin), origin).toBe(false);
    expect(own("http://localhost:3000", "127.0.0.1:3000")).toBe(false);
  });
});

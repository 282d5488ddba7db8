import { METHODS } from "node:http";
import { describe, expect, it } from "vitest";
import { adaptRequest } from "./adapt-requests";

function adapted(method: string, url: string, headers: Record<string, string> = {}) {
  const request = { method, url, headers };
  adaptRequest(request);
  return request;
}

describe("a request on its way to Next.js", () => {
  it("has a method that Next.js knows, whatever Node.js accepts", () => {
    const known = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"];
    for (const method of METHODS)
      expect([method, adapted(method, "/v1/bots").method]).toEqual([
        method,
        known.includes(method) ? method : "PUT",
      ]);
  });

  it.each([
    ["/v1/bots?limit=1", "/v1/bots?limit=1"],
    ["http://lines.example/v1/bots?limit=1", "/v1/bots?limit=1"],
    ["https://lines.example:8443", "/"],
    ["*", "/v1/*"],
    ["mailto:desk@lines.example", "/v1/*"],
    ["nonsense", "/v1/*"],
  ])("to %s has the address %s", (sent, address) => {
    expect(adapted("GET", sent).url).toBe(address);
  });

  it("to the API has none of Next.js's headers, and keeps all others", () => {
    const own = {
      authorization: "Bearer x",
      "if-match": '"1"',
      "idempotency-key": "k",
      origin: "https://a.example",
    };
    const nexts = {
      rsc: "1",
      "next-router-state-tree": "x",
      "next-router-prefetch": "1",
      "next-url": "/",
      "next-action": "x",
      "x-nextjs-data": "1",
      "x-middleware-subrequest": "proxy",
      "x-invoke-path": "/",
      "x-matched-path": "/",
    };
    for (const url of ["/v1/bots", "/v1", "/compat/opencx/phone?x=1", "/v1?x"])
      expect(adapted("GET", url, { ...own, ...nexts }).headers).toMatchObject(own);
    expect(adapted("GET", "/v1/bots", { ...own, ...nexts }).headers).toEqual(own);
  });

  it("to a page keeps Next.js's headers", () => {
    for (const url of ["/numbers", "/v1x", "/docs/api"])
      expect(adapted("GET", url, { rsc: "1" }).headers).toEqual({ rsc: "1" });
  });

  it("to the API has its query in a header, as it was sent, and never as a client says", () => {
    const name = "x-linekeeper-query";
    expect(adapted("GET", "/v1/bots?__proto__=1&_rsc=2?3", { [name]: "limit=1" }).headers).toEqual({
      [name]: "__proto__=1&_rsc=2?3",
    });
    expect(adapted("GET", "/v1/bots", { [name]: "limit=1" }).headers).toEqual({});
  });
});

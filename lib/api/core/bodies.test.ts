import { describe, expect, it } from "vitest";
import * as numbersRoute from "@/app/v1/phone-numbers/route";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import { accountKey } from "@/db/testing/keys";
import { call, type Sent } from "./testing";
import { countedRoute } from "./testing-counted";

useTestDatabase();
useTestEnvironment({ CORS_ORIGINS: "https://app.example" });

const counted = countedRoute();
const { post } = counted;
const list = (sent: Sent) => call(numbersRoute, "GET", "/v1/phone-numbers", sent);

describe("a body", () => {
  const refused: [name: string, sent: Sent, status: number, code: string][] = [
    [
      "of another type",
      { body: "a=1", headers: { "content-type": "application/x-www-form-urlencoded" } },
      415,
      "unsupported_media_type",
    ],
    [
      "in another character set",
      { body: "{}", headers: { "content-type": "application/json; charset=utf-16" } },
      415,
      "unsupported_media_type",
    ],
    [
      "that is compressed",
      { body: "{}", headers: { "content-encoding": "gzip" } },
      415,
      "unsupported_media_type",
    ],
    ["over 100 KB", { body: JSON.stringify({ value: "x".repeat(102_400) }) }, 413, "body_too_large"],
    ["cut in half", { body: '{"value": "a' }, 400, "malformed_json"],
    ["nested fifty thousand deep", { body: "[".repeat(50_000) }, 400, "malformed_json"],
    [
      "deeply nested but closed",
      { body: `{"value":${"[".repeat(20_000)}${"]".repeat(20_000)}}` },
      422,
      "validation_failed",
    ],
    ["that is a list", { body: "[]" }, 422, "validation_failed"],
    ["that is null", { body: "null" }, 422, "validation_failed"],
    ["with a key of the prototype", { body: '{"__proto__": {"value": "x"}}' }, 422, "validation_failed"],
    ["with an unknown field", { body: '{"constructor": 1}' }, 422, "validation_failed"],
  ];
  it.each(refused)(
    "%s is refused with its own code, and the operation does not run",
    async (_, sent, status, code) => {
      const before = counted.runs;
      const answer = await post({ ...sent, key: (await accountKey()).key });
      expect([answer.status, answer.body.error.code]).toEqual([status, code]);
      expect(counted.runs).toBe(before);
    },
  );

  it("of exactly 100 KB is read", async () => {
    const around = JSON.stringify({ value: "" }).length;
    const body = JSON.stringify({ value: "x".repeat(102_400 - around) });
    expect(Buffer.byteLength(body)).toBe(102_400);
    expect((await post({ body, key: (await accountKey()).key })).status).toBe(201);
  });

  it("that is not valid UTF-8 is malformed", async () => {
    const { key } = await accountKey();
    const response = await counted.route.POST(
      new Request("http://localhost/v1/counted", {
        method: "POST",
        headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
        body: new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d]),
      }),
      { params: Promise.resolve({}) },
    );
    expect([response.status, (await response.json()).error.code]).toEqual([400, "malformed_json"]);
  });

  it("that is cut off because its sender is gone is malformed, not an internal error", async () => {
    const { key } = await accountKey();
    let isBegun = false;
    const body = new ReadableStream({
      pull: (controller) => {
        if (isBegun) controller.error(Object.assign(new Error("aborted"), { code: "ECONNRESET" }));
        else controller.enqueue(new TextEncoder().encode('{"value":'));
        isBegun = true;
      },
    });
    const sent = {
      method: "POST",
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      body,
      duplex: "half",
    };
    const request = new Request("http://localhost/v1/counted", sent as RequestInit);
    const response = await counted.route.POST(request, { params: Promise.resolve({}) });
    expect([response.status, (await response.json()).error.code]).toEqual([400, "malformed_json"]);
  });

  it("accepts no fields in the query, whatever they are called", async () => {
    const { key } = await accountKey();
    for (const name of ["constructor", "__proto__", "toString"]) {
      const { status, body } = await list({ key, query: `?${name}=1` });
      expect([status, body.error.fields]).toMatchObject([422, [{ path: name, code: "unknown_field" }]]);
    }
  });

  it("can be omitted if no field is required, and the query cannot replace it", async () => {
    const { key } = await accountKey();
    expect((await post({ key })).status).toBe(201);
    const { status, body } = await post({ key, query: "?value=a" });
    expect([status, body.error.fields]).toMatchObject([422, [{ path: "value", code: "unknown_field" }]]);
  });
});

describe("a page of another origin", () => {
  it("may read responses only if CORS_ORIGINS lists it", async () => {
    const { key } = await accountKey();
    const named = await list({ key, headers: { origin: "https://app.example" } });
    expect(named.headers.get("access-control-allow-origin")).toBe("https://app.example");
    const foreign = await list({ key, headers: { origin: "https://evil.example" } });
    expect(foreign.headers.get("access-control-allow-origin")).toBeNull();
    expect(foreign.headers.get("vary")).toContain("Origin");
    const request = new Request("http://localhost/v1/counted", {
      method: "OPTIONS",
      headers: { origin: "https://app.example", "access-control-request-method": "POST" },
    });
    const preflight = await counted.route.OPTIONS(request, { params: Promise.resolve({}) });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get("access-control-allow-methods")).toBe("OPTIONS, POST");
    expect(preflight.headers.get("access-control-allow-headers")).toContain("Authorization");
    expect(preflight.headers.get("access-control-allow-credentials")).toBeNull();
  });
});

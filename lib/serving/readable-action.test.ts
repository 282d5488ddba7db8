import { NextRequest } from "next/server";
import { describe, expect, it } from "vitest";
import { POST } from "@/app/api/refused/[reason]/route";
import { useTestEnvironment } from "@/db/testing/environment";
import { proxy } from "@/proxy";
import { isReadableAction } from "./readable-action";

useTestEnvironment();

const ADDRESS = "https://lines.example/sign-in";
const CALL = { "next-action": "60a2d968ed63c056a22c7681c0bca707224d6c7498" };
const text = (body: string, headers: Record<string, string> = CALL) =>
  isReadableAction(
    new Request(ADDRESS, {
      method: "POST",
      body,
      headers: { "content-type": "text/plain;charset=UTF-8", ...headers },
    }),
  );
const form = (fields: Record<string, string>, headers: Record<string, string> = CALL) => {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  return isReadableAction(new Request(ADDRESS, { method: "POST", body, headers }));
};

describe("What a page sends to an action is readable", () => {
  it.each([
    "[]",
    '[{"name":"Front Desk","botId":null},"0198c0de-0000-7000-8000-000000000000"]',
    '["$undefined","$$5 off","$D2026-11-30T10:00:00.000Z","$n12","$NaN","$-0","$Infinity","$-Infinity"]',
    '[{"a":{"b":1},"c":"$0:0:a"}]',
  ])("as text: %s", async (body) => {
    expect(await text(body)).toBe(true);
  });

  it("as a form, called by a script or sent before scripts load", async () => {
    expect(await form({ "0": '["$undefined","$K1"]', "1_email": "$not a reference" })).toBe(true);
    expect(await form({ "0": '["$1"]', "1": '{"name":"x"}' })).toBe(true);
    expect(await form({ $ACTION_REF_1: "", "$ACTION_1:0": '{"id":"x"}', email: "{" }, {})).toBe(true);
  });
});

describe("What React could not read is not passed on", () => {
  it.each([
    "garbage{[",
    "",
    "{}",
    '"text"',
    '["$F1"]',
    '["$Q1"]',
    '["$K1"]',
    '["$B1"]',
    '["$@1"]',
    '["$1:a:b"]',
    '["$0:0:__proto__"]',
    '[{"__proto__":1}]',
  ])("as text: %s", async (body) => {
    expect(await text(body)).toBe(false);
  });

  it("as a form without a boundary, without an end, without arguments, or with broken ones", async () => {
    expect(await text("garbage", { ...CALL, "content-type": "multipart/form-data" })).toBe(false);
    const boundary = { "content-type": "multipart/form-data; boundary=x" };
    expect(await text("garbage", { ...CALL, ...boundary })).toBe(false);
    expect(await text("garbage", boundary)).toBe(false);
    expect(await form({ name: "x" })).toBe(false);
    expect(await form({ "0": "[" })).toBe(false);
    expect(await form({ "0": '["$1"]', "1": "{" })).toBe(false);
    expect(await form({ "$ACTION_1:0": "{" }, {})).toBe(false);
  });
});

it("Other requests are not looked at", async () => {
  expect(await isReadableAction(new Request(ADDRESS, { headers: CALL }))).toBe(true);
  expect(await text("garbage", { "content-type": "text/plain" })).toBe(true);
  expect(await text("a=%", { ...CALL, "content-type": "application/x-www-form-urlencoded" })).toBe(true);
});

it("A malformed form is refused with a sentence, and without its body", async () => {
  const request = new Request("https://lines.example/api/refused/malformed", {
    method: "POST",
    body: "secret",
  });
  const answer = await POST(request, { params: Promise.resolve({ reason: "malformed" }) });
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({
    error: {
      code: "malformed_request",
      message: "This form could not be read. Reload the page and try again.",
    },
  });
});

it("The proxy refuses what nobody can read as the call of an action, and passes on what a page sends", async () => {
  const called = (body: string, type = "text/plain;charset=UTF-8") =>
    proxy(
      new NextRequest("http://localhost:3000/sign-in", {
        method: "POST",
        body,
        headers: { "next-action": "60a2", "content-type": type },
      }),
    );
  for (const refused of [
    await called("garbage"),
    await called("garbage", "multipart/form-data; boundary=x"),
  ]) {
    expect(refused.status).toBe(400);
    expect([...refused.headers.keys()].filter((name) => name.startsWith("x-middleware"))).toEqual([]);
    const { error } = await refused.json();
    expect(error).toMatchObject({
      code: "malformed_request",
      requestId: refused.headers.get("x-request-id"),
    });
  }
  const passed = (await called("[]")).headers;
  expect(passed.get("x-middleware-next")).toBe("1");
  expect(passed.get("x-middleware-override-headers")).toContain("next-action");
});

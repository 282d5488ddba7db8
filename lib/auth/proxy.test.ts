import { NextRequest } from "next/server";
import { afterEach, describe, expect, it } from "vitest";
import { config, proxy } from "@/proxy";

const answerTo = (headers: Record<string, string> = {}, path = "/numbers?q=312") =>
  proxy(new NextRequest(`http://localhost:3000${path}`, { headers }));
/** The request header that Next passes on to the page. */
const passedOn = (answer: Response, name: string) => answer.headers.get(`x-middleware-request-${name}`);

afterEach(() => {
  delete process.env.APP_URL;
});

describe("The proxy", () => {
  it("sends a content security policy that allows scripts only by a nonce made for this answer", async () => {
    const [one, two] = (await Promise.all([answerTo(), answerTo()])).map(
      (answer) => answer.headers.get("content-security-policy") ?? "",
    );
    expect(one).toMatch(/script-src 'nonce-[A-Za-z0-9+/]{22}==' 'strict-dynamic';/);
    expect(one).not.toBe(two);
    const scripts = one?.match(/script-src [^;]*/)?.[0];
    expect(scripts).not.toMatch(/unsafe|http|\*/);
    for (const rule of [
      "frame-ancestors 'none'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
    ])
      expect(one).toContain(rule);
  });

  it("sends the other security headers, and HSTS only under https", async () => {
    const plain = (await answerTo()).headers;
    expect(plain.get("x-content-type-options")).toBe("nosniff");
    expect(plain.get("referrer-policy")).toBe("same-origin");
    expect(plain.get("permissions-policy")).toContain("camera=()");
    expect(plain.get("strict-transport-security")).toBeNull();
    process.env.APP_URL = "https://lines.example";
    expect((await answerTo()).headers.get("strict-transport-security")).toMatch(/^max-age=\d{8}/);
  });

  it("makes the request id itself, tells the page, and ignores what the client sent", async () => {
    const forged = {
      "x-request-id": "forged",
      "x-nonce": "forged",
      "x-linekeeper-path": "//evil.example",
      "content-security-policy": "script-src *",
      "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy",
    };
    const answer = await answerTo(forged);
    expect(answer.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    expect(passedOn(answer, "x-request-id")).toBe(answer.headers.get("x-request-id"));
    expect(passedOn(answer, "x-linekeeper-path")).toBe("/numbers?q=312");
    expect(passedOn(answer, "content-security-policy")).toBe(answer.headers.get("content-security-policy"));
    expect(passedOn(answer, "x-nonce")).not.toBe("forged");
    expect(answer.headers.get("x-middleware-override-headers")).not.toContain("x-middleware-subrequest");
  });

  it("adds nothing to answers of the API, which sets its own headers and request id", async () => {
    for (const path of ["/v1/bots/%C3%A9", "/compat/hms/api/v1/numbers/a%20b"]) {
      const answer = await answerTo({ "x-request-id": "given" }, path);
      expect([...answer.headers.keys()]).toEqual(["x-middleware-next"]);
    }
  });

  it("runs for pages, but not for plain addresses of the API", async () => {
    const runsBefore = (path: string) => new RegExp(`^${config.matcher}$`).test(path);
    for (const path of [
      "/",
      "/numbers",
      "/v1",
      "/v1/bots/%ff",
      "/compat/opencx/phone/%",
      "/v10/x",
      "/docs/api",
    ])
      expect(runsBefore(path), path).toBe(true);
    for (const path of ["/v1/phone-numbers", "/v1/openapi.json", "/compat/hms/api/v1/numbers/1-2_3"])
      expect(runsBefore(path), path).toBe(false);
  });

  it("rewrites paths that are not valid UTF-8, so that they find nothing instead of failing", async () => {
    const rewrittenTo = async (path: string) =>
      (await answerTo({}, path)).headers.get("x-middleware-rewrite");
    for (const unreadable of ["%ff", "%E0%A4%A", "%", "a%80b"])
      expect(await rewrittenTo(`/v1/bots/${unreadable}/faqs?x=1`)).toBe(
        "http://localhost:3000/v1/bots/%EF%BF%BD/faqs?x=1",
      );
    for (const readable of ["/v1/bots/%C3%A9", "/v1/bots/%2F%00", "/numbers?q=%ff"])
      expect(await rewrittenTo(readable)).toBeNull();
  });
});

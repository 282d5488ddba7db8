import { describe, expect, it } from "vitest";
import { useTestEnvironment } from "@/db/testing/environment";
import { misdirected } from "./misdirected";

useTestEnvironment();

const ask = (accept?: string) =>
  misdirected().GET(
    new Request("http://evil.example/numbers", {
      headers: { "x-request-id": "the id of the request", ...(accept ? { accept } : {}) },
    }),
  );

describe("a request for another host", () => {
  it("is refused with 421, a code and the right address, for programs", async () => {
    const answer = ask();
    expect(answer.status).toBe(421);
    expect(await answer.json()).toEqual({
      success: false,
      message:
        "Linekeeper does not answer for the host in this address. Use http://localhost:3000, and let a proxy in front of it forward the Host header.",
      error: {
        code: "misdirected",
        message: expect.stringContaining("http://localhost:3000"),
        requestId: "the id of the request",
      },
    });
  });

  it("is refused in the format of the address that was asked for", async () => {
    const at = (path: string) =>
      misdirected().GET(new Request(`http://evil.example/api/misdirected?at=${path}`));
    expect(await at("/compat/hms").json()).toMatchObject({ error: { type: "invalid_request" } });
    expect(await at("/compat/opencx").json()).toMatchObject({ statusCode: 421 });
  });

  it("is refused with 421 and a page with a link, for people", async () => {
    const answer = ask("text/html,application/xhtml+xml");
    expect(answer.status).toBe(421);
    expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
    const page = await answer.text();
    expect(page).toContain('<a href="http://localhost:3000">http://localhost:3000</a>');
    expect(page).not.toContain("evil.example");
  });
});

import { encode } from "next-auth/jwt";
import { expect, it, vi } from "vitest";
import { useTestEnvironment } from "@/db/testing/environment";
import { sealSession, unsealSession } from "./session-cookie";

useTestEnvironment();

it("A cookie returns the secret sealed in it and reveals nothing of it", async () => {
  const cookie = await sealSession("a-secret-of-the-session");
  expect(await unsealSession(cookie)).toBe("a-secret-of-the-session");
  expect(Buffer.from(cookie, "base64url").toString("latin1")).not.toContain("a-secret");
});

it("A cookie that we did not seal is not a session and causes no error", async () => {
  const foreign = await encode({
    token: { secret: "s" },
    secret: "another installation's secret",
    maxAge: 60,
  });
  const old = await encode({
    token: { secret: "s" },
    secret: process.env.NEXTAUTH_SECRET ?? "",
    maxAge: -60,
  });
  const cookie = await sealSession("s");
  for (const value of [undefined, "", "x", "a.b.c", "%E0%A4%A", foreign, old, `${cookie}x`, "a".repeat(9000)])
    expect(await unsealSession(value)).toBeNull();
});

it("Cookies are bound to the host under https, have plain names under http, and are hidden from scripts", async () => {
  for (const [url, name, secure] of [
    ["https://lines.example", "__Host-linekeeper.session", true],
    ["http://localhost:3000", "linekeeper.session", false],
  ] as const) {
    process.env.APP_URL = url;
    vi.resetModules();
    const { cookieOptions, sessionCookieName } = await import("./cookies");
    expect(sessionCookieName()).toBe(name);
    expect(cookieOptions()).toEqual({ httpOnly: true, sameSite: "lax", path: "/", secure });
  }
});

import { beforeAll, describe, expect, it, vi } from "vitest";
import { GET as getOrganizations } from "@/app/v1/organizations/route";
import { useTestDatabase } from "@/db/testing/database";
import { makeAccount, makeMembership, makeUser } from "@/db/testing/factory";
import { sessionCookieName } from "@/lib/auth/cookies";
import { sealSession } from "@/lib/auth/session-cookie";
import { endSessionOfToken, openSession } from "@/lib/auth/session-store";

beforeAll(() => {
  const values = {
    DATABASE_URL: "postgres://nobody@localhost/nothing",
    NEXTAUTH_SECRET: "x".repeat(40),
    ENCRYPTION_KEY: "a".repeat(64),
    LOCAL_CARRIER_URL: "http://127.0.0.1:9",
    LOCAL_CARRIER_ACCOUNT: "AC0",
    LOCAL_CARRIER_TOKEN: "token",
    LOG_LEVEL: "silent",
  };
  for (const [name, value] of Object.entries(values)) vi.stubEnv(name, value);
});
useTestDatabase();

const get = (headers: Record<string, string>) =>
  getOrganizations(new Request("http://localhost/v1/organizations?sort=name", { headers }), {
    params: Promise.resolve({}),
  });

describe("a route with a session", () => {
  it("returns what the signed-in person reaches, and nothing once they have signed out", async () => {
    const { account, location } = await makeAccount();
    await makeAccount("Foreign");
    const user = await makeUser();
    await makeMembership(user.id, account.id, "viewer");
    const token = await openSession(user, { userAgent: "test", ipAddress: "127.0.0.1" }, new Date());
    const cookie = `other=1; ${sessionCookieName()}=${await sealSession(token)}`;
    const signedIn = await get({ cookie });
    expect(signedIn.status).toBe(200);
    const ids = (await signedIn.json()).data.organizations.map(({ id }: { id: string }) => id);
    expect(ids).toEqual([account.id, location.id]);
    await endSessionOfToken(token, new Date());
    expect((await get({ cookie })).status).toBe(401);
  });

  it("refuses a missing and a made-up cookie", async () => {
    expect((await get({})).status).toBe(401);
    expect((await get({ cookie: `${sessionCookieName()}=made-up` })).status).toBe(401);
  });
});

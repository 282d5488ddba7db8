import { eq } from "drizzle-orm";
import { describe, expect, it, vi } from "vitest";
import * as detachRoute from "@/app/v1/phone-numbers/[id]/detach/route";
import * as numberRoute from "@/app/v1/phone-numbers/[id]/route";
import * as numbersRoute from "@/app/v1/phone-numbers/route";
import { database, databasePool } from "@/db/client";
import { apiKeys, organizations } from "@/db/schema/index";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import { makeAdmin, makeMembership, makeNumber, makeUser, TEST_NOW } from "@/db/testing/factory";
import { accountKey } from "@/db/testing/keys";
import { signInForTest } from "@/lib/auth/testing";
import { systemContext } from "@/lib/context";
import { createKey } from "@/lib/domain/keys/create-key";
import { makeKey } from "@/lib/domain/keys/key-format";
import { changeMemberRole } from "@/lib/domain/members/change-member-role";
import { disableUser } from "@/lib/domain/members/disable-user";
import { removeMember } from "@/lib/domain/members/remove-member";
import { call, makeTestKey, type Sent } from "./testing";

useTestDatabase();
useTestEnvironment({ RATE_LIMIT_PER_MINUTE: "60" });

const list = (sent: Sent) => call(numbersRoute, "GET", "/v1/phone-numbers", sent);

describe("an API key", () => {
  it("is accepted in Authorization: Bearer, and nowhere else", async () => {
    const { key } = await accountKey();
    expect((await list({ key })).status).toBe(200);
    const elsewhere: Sent[] = [
      {},
      { headers: { authorization: key } },
      { headers: { authorization: `Basic ${btoa(`${key}:`)}` } },
      { headers: { "x-api-key": key } },
      { query: `?apiKey=${key}` },
    ];
    for (const sent of elsewhere) {
      const { status, body } = await list(sent);
      expect([status, body.error.code]).toEqual([401, "unauthorized"]);
    }
  });

  it("that is mistyped is refused without a query", async () => {
    const connections = vi.spyOn(databasePool(), "connect");
    const unknown = makeKey();
    const mistyped = `${unknown.slice(0, -1)}${unknown.endsWith("A") ? "B" : "A"}`;
    expect((await list({ key: mistyped })).status).toBe(401);
    expect(connections).not.toHaveBeenCalled();
    expect((await list({ key: unknown })).status).toBe(401);
    expect(connections).toHaveBeenCalled();
    connections.mockRestore();
  });

  it("is refused the same way if unknown, mistyped, revoked, expired, or of an archived organization", async () => {
    const { account, location } = await accountKey();
    const make = async (orgId: string, expiresAt: string | null = null) => {
      const context = systemContext("Test", () => TEST_NOW);
      return createKey(context, { name: "Key", orgId, scopes: ["numbers:read"], expiresAt });
    };
    const revoked = await make(account.id);
    await database().update(apiKeys).set({ revokedAt: TEST_NOW }).where(eq(apiKeys.id, revoked.id));
    const expired = await make(account.id, new Date(TEST_NOW.getTime() + 1).toISOString());
    const archived = await make(location.id);
    expect((await list({ key: archived.key })).status).toBe(200);
    await database()
      .update(organizations)
      .set({ archivedAt: TEST_NOW })
      .where(eq(organizations.id, location.id));
    const mistyped = `${revoked.key.slice(0, -1)}${revoked.key.endsWith("a") ? "b" : "a"}`;
    const keys = [makeKey(), mistyped, "lk_live_", revoked.key, expired.key, archived.key];
    const answers = await Promise.all(keys.map((key) => list({ key })));
    for (const { status, body } of answers)
      expect([status, body]).toEqual([
        401,
        { ...answers[0]?.body, error: { ...answers[0]?.body.error, requestId: body.error.requestId } },
      ]);
  });

  it("of a person who was removed, demoted or disabled is refused at its next request, to read and to write", async () => {
    const { account, location } = await accountKey();
    const line = await makeNumber(location);
    const { context: other } = await makeAdmin(account);
    const [removed, demoted, disabled] = [
      await makeAdmin(account),
      await makeAdmin(account),
      await makeAdmin(account),
    ];
    const owners = [removed, demoted, disabled];
    const scopes = ["numbers:write"] as const;
    const keys = await Promise.all(
      owners.map(({ context }) =>
        createKey(context, { name: "Key", orgId: account.id, scopes: [...scopes] }),
      ),
    );
    const statuses = () =>
      Promise.all(
        keys.flatMap(({ key }) => [
          list({ key }),
          call(numberRoute, "PATCH", `/v1/phone-numbers/${line.id}`, {
            key,
            params: { id: line.id },
            body: { name: "Main" },
          }),
        ]),
      ).then((answers) => answers.map(({ status }) => status));
    expect(await statuses()).toEqual([200, 200, 200, 200, 200, 200]);
    const target = ({ user }: typeof removed) => ({ orgId: account.id, userId: user.id });
    await removeMember(other, target(removed));
    await changeMemberRole(other, { ...target(demoted), role: "manager" });
    await disableUser(other, { userId: disabled.user.id });
    expect(await statuses()).toEqual([401, 401, 401, 401, 401, 401]);
  });

  it("has its last use recorded at most once a minute", async () => {
    const { account, key } = await accountKey();
    const lastUse = async () =>
      (await database().select().from(apiKeys).where(eq(apiKeys.orgId, account.id)))[0]?.lastUsedAt;
    expect(await lastUse()).toBeNull();
    await list({ key });
    const first = await lastUse();
    expect(first).toBeInstanceOf(Date);
    await list({ key });
    expect(await lastUse()).toEqual(first);
  });

  it("of the platform reaches every account", async () => {
    const [one, two] = [await accountKey(), await accountKey()];
    const lines = [await makeNumber(one.location), await makeNumber(two.location)];
    const key = await makeTestKey(null);
    for (const { id } of lines)
      expect(
        (await call(numberRoute, "GET", `/v1/phone-numbers/${id}`, { key, params: { id } })).status,
      ).toBe(200);
  });

  it("can write; a session can only read, whatever its role", async () => {
    const { account, location } = await accountKey();
    const line = await makeNumber(location);
    const user = await makeUser();
    await makeMembership(user.id, account.id, "admin");
    const headers = { cookie: await signInForTest(user.id) };
    expect((await list({ headers })).body.data.phoneNumbers).toMatchObject([{ id: line.id }]);
    const params = { id: line.id };
    const detach = await call(detachRoute, "POST", `/v1/phone-numbers/${line.id}/detach`, {
      headers,
      params,
    });
    expect([detach.status, detach.body.error.code]).toEqual([401, "unauthorized"]);
  });

  it("that is invalid is refused even with a session beside it", async () => {
    const { account } = await accountKey();
    const user = await makeUser();
    await makeMembership(user.id, account.id, "admin");
    const headers = { cookie: await signInForTest(user.id) };
    expect((await list({ headers, key: makeKey() })).status).toBe(401);
  });
});

describe("the rate limit", () => {
  it("lets exactly 60 requests a minute through per account, and reports the count on each response", async () => {
    const { account, location, key } = await accountKey();
    const second = await makeTestKey(location.id);
    const answers = await Promise.all(
      Array.from({ length: 70 }, (_, index) => list({ key: index % 2 ? key : second })),
    );
    const passed = answers.filter(({ status }) => status === 200);
    expect(passed).toHaveLength(60);
    const remaining = passed.map(({ headers }) => Number(headers.get("x-ratelimit-remaining")));
    expect(remaining.sort((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, index) => index));
    const refused = answers.find(({ status }) => status === 429);
    expect(refused?.body.error.code).toBe("rate_limited");
    expect(refused?.headers.get("x-ratelimit-limit")).toBe("60");
    expect(refused?.headers.get("x-ratelimit-remaining")).toBe("0");
    const seconds = Number(refused?.headers.get("retry-after"));
    expect(seconds).toBeGreaterThanOrEqual(1);
    expect(seconds).toBeLessThanOrEqual(60);
    expect(Number(refused?.headers.get("x-ratelimit-reset"))).toBeGreaterThan(TEST_NOW.getTime() / 1000);
    expect((await list({ key: (await accountKey()).key })).status).toBe(200);
    expect(account.id).not.toBe(location.id);
  });

  it("ignores requests without a valid key, and is 600 for a session", async () => {
    const { key, account } = await accountKey();
    for (let index = 0; index < 5; index++) await list({ key: makeKey() });
    expect((await list({ key })).headers.get("x-ratelimit-remaining")).toBe("59");
    const user = await makeUser();
    await makeMembership(user.id, account.id, "viewer");
    const { headers } = await list({ headers: { cookie: await signInForTest(user.id) } });
    expect(headers.get("x-ratelimit-limit")).toBe("600");
  });
});

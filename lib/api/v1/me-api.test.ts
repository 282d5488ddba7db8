import { describe, expect, it } from "vitest";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import { makeAccount, makeMembership, makeUser } from "@/db/testing/factory";
import { signInForTest } from "@/lib/auth/testing";
import { KEY_SCOPES } from "@/lib/constants/permissions";
import { systemContext } from "@/lib/context";
import { createKey } from "@/lib/domain/keys/create-key";
import { callsTo } from "../client/testing";
import { makeTestKey } from "../core/testing";

useTestDatabase();
useTestEnvironment({ RATE_LIMIT_PER_MINUTE: "60" });

const me = callsTo("/v1/me").get;
const LIMITS = { requestsPerMinute: 60, numbersPerOrganization: 10 };

describe("GET /v1/me", () => {
  it("describes a key of a location: organization, account, scopes, expiry and limits", async () => {
    const { account, location } = await makeAccount();
    const expiresAt = "2027-01-01T00:00:00.000Z";
    const { id, key } = await createKey(
      systemContext("Test", () => new Date()),
      {
        name: "Website",
        orgId: location.id,
        scopes: ["audit:read", "numbers:write"],
        expiresAt,
      },
    );
    const { status, body } = await me({ key });
    expect([status, body.data]).toEqual([
      200,
      {
        type: "api_key",
        id,
        name: "Website",
        key: { lastFour: key.slice(-4), expiresAt },
        account: { id: account.id, name: account.name },
        organization: { id: location.id, name: location.name },
        scopes: ["numbers:write", "audit:read"],
        limits: LIMITS,
      },
    ]);
  });

  it("needs no scope, but a credential", async () => {
    const { account } = await makeAccount();
    for (const scope of KEY_SCOPES)
      expect((await me({ key: await makeTestKey(account.id, [scope]) })).status).toBe(200);
    const { status, body, headers } = await me({});
    expect([status, body.error.code]).toEqual([401, "unauthorized"]);
    expect(headers.get("www-authenticate")).toBe('Bearer realm="Linekeeper"');
  });

  it("describes a platform key without account and organization", async () => {
    const { body } = await me({ key: await makeTestKey(null) });
    expect(body.data).toMatchObject({ type: "api_key", account: null, organization: null });
  });

  it("describes a session: its user, the account if there is only one, and scopes to read", async () => {
    const [one, two] = [await makeAccount(), await makeAccount()];
    const user = await makeUser();
    await makeMembership(user.id, one.location.id, "viewer");
    const headers = { cookie: await signInForTest(user.id) };
    const { body } = await me({ headers });
    expect(body.data).toMatchObject({
      type: "user",
      id: user.id,
      name: user.name,
      key: null,
      account: { id: one.account.id },
      organization: null,
      limits: { requestsPerMinute: 600 },
    });
    expect(body.data.scopes.every((scope) => scope.endsWith(":read"))).toBe(true);
    await makeMembership(user.id, two.account.id, "viewer");
    expect((await me({ headers })).body.data.account).toBeNull();
  });
});

import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { sessions } from "@/db/schema";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import { makeAccount, makeMembership, makeUser } from "@/db/testing/factory";
import { callerOrNull } from "./caller";
import { endSessionsOfUser } from "./session-store";
import { signInForTest } from "./testing";

useTestDatabase();
useTestEnvironment();

const callerWith = (cookie: string, more: Record<string, string> = {}) =>
  callerOrNull(new Headers({ cookie, ...more }));

describe("The caller of a request", () => {
  it("is the user of the cookie's session, with their reach and the request's id", async () => {
    const user = await makeUser({ name: "Ada Admin" });
    const { account } = await makeAccount();
    const elsewhere = await makeAccount();
    await makeMembership(user.id, account.id, "admin");
    await makeMembership(user.id, elsewhere.location.id, "viewer");
    const cookie = await signInForTest(user.id);
    const [session] = await database().select().from(sessions).where(eq(sessions.userId, user.id));
    expect(await callerWith(`theme=dark; ${cookie}; a=b`, { "x-request-id": "r1" })).toMatchObject({
      actor: { type: "user", id: user.id, name: "Ada Admin" },
      reach: {
        everything: false,
        accounts: [{ accountId: account.id, role: "admin" }],
        organizations: [{ orgId: elsewhere.location.id, accountId: elsewhere.account.id, role: "viewer" }],
      },
      requestId: "r1",
      sessionId: session?.id,
    });
  });

  it("reaches everything as support and nothing without a role", async () => {
    const support = await makeUser({ isSupport: true });
    expect(await callerWith(await signInForTest(support.id))).toMatchObject({
      actor: { type: "support" },
      reach: { everything: true },
    });
    const nobody = await makeUser();
    expect(await callerWith(await signInForTest(nobody.id))).toMatchObject({
      reach: { everything: false, accounts: [], organizations: [] },
    });
  });

  it("is nobody once the session has ended, for every copy of the cookie", async () => {
    const user = await makeUser();
    const cookie = await signInForTest(user.id);
    expect(await callerWith(cookie)).not.toBeNull();
    await endSessionsOfUser(database(), user.id, new Date());
    expect(await callerWith(cookie)).toBeNull();
  });

  it("is nobody, without an error, for malformed cookies and credentials", async () => {
    for (const cookie of [
      "",
      ";;;",
      "linekeeper.session",
      "linekeeper.session=",
      "linekeeper.session=%E0%A4%A",
    ])
      expect(await callerWith(cookie, { authorization: "Basic %%%" })).toBeNull();
  });
});

import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { useTestDatabase } from "@/db/testing/database";
import {
  contextOf,
  contextOfLocation,
  makeAccount,
  makeOrganization,
  supportContext,
  TEST_NOW,
} from "@/db/testing/factory";
import { readScope } from "./read-scope";

useTestDatabase();

describe("readScope", () => {
  it("of an account means the account with its locations, of a location only itself", async () => {
    const { account, location } = await makeAccount();
    for (const context of [supportContext(), contextOf(account, "viewer")]) {
      expect(await readScope(context, account.id)).toEqual({ accountId: account.id });
      expect(await readScope(context, location.id)).toEqual({ orgId: location.id });
    }
    expect(await readScope(supportContext(), undefined)).toEqual({});
  });

  it("tells nobody whether an organization out of reach is an account", async () => {
    const [mine, foreign] = [await makeAccount(), await makeAccount()];
    for (const orgId of [foreign.account.id, foreign.location.id, randomUUID()])
      expect(await readScope(contextOf(mine.account), orgId)).toEqual({ orgId });
    expect(await readScope(contextOfLocation(mine.location), mine.account.id)).toEqual({
      orgId: mine.account.id,
    });
  });

  it("keeps the filter of a closed account, which finds nothing", async () => {
    const closed = await makeOrganization({ archivedAt: TEST_NOW });
    expect(await readScope(supportContext(), closed.id)).toEqual({ orgId: closed.id });
  });
});

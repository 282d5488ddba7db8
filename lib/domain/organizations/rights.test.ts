import { describe, expect, it } from "vitest";
import { useTestDatabase } from "@/db/testing/database";
import {
  contextOf,
  contextOfLocation,
  makeAccount,
  makeOrganization,
  supportContext,
} from "@/db/testing/factory";
import { mayAt } from "@/lib/constants/permissions";
import type { Context } from "@/lib/context";
import { mayAddLocation, mayInScope, rightsAt } from "./rights";

useTestDatabase();

/** A viewer of a whole account who is an admin of one of its locations, and a manager of another account. */
async function mixed() {
  const [{ account, location }, other] = [await makeAccount(), await makeAccount()];
  const sister = await makeOrganization({ parentAccountOrgId: account.id });
  const context: Context = {
    ...contextOf(account),
    reach: {
      everything: false,
      accounts: [
        { accountId: account.id, role: "viewer" },
        { accountId: other.account.id, role: "manager" },
      ],
      organizations: [{ orgId: location.id, accountId: account.id, role: "admin" }],
    },
  };
  return { account, location, sister, other, context };
}

describe("rightsAt", () => {
  it("says where somebody with several roles may do what", async () => {
    const { account, location, sister, other, context } = await mixed();
    const places = [account, location, sister, other.location].map(({ id }) => ({ orgId: id }));
    const rights = await rightsAt(context, ["read", "numbers:edit", "numbers:release"], places);
    const where = (permission: "read" | "numbers:edit" | "numbers:release") =>
      places.map(({ orgId }) => mayAt(rights, permission, orgId));
    expect(where("read")).toEqual([true, true, true, true]);
    expect(where("numbers:edit")).toEqual([false, true, false, true]);
    expect(where("numbers:release")).toEqual([false, true, false, false]);
    expect(mayAt(rights, "numbers:edit", "elsewhere")).toBe(false);
  });

  it("needs no rows for somebody with one role, and gives nobody without a role anything", async () => {
    const { account } = await makeAccount();
    expect(await rightsAt(contextOf(account, "manager"), ["numbers:edit", "numbers:release"], [])).toEqual({
      everywhere: ["numbers:edit"],
      at: {},
    });
    expect(await rightsAt(supportContext(), ["carrier:manage"], [])).toMatchObject({
      everywhere: ["carrier:manage"],
    });
    const nobody: Context = {
      ...contextOf(account),
      reach: { everything: false, accounts: [], organizations: [] },
    };
    expect(await rightsAt(nobody, ["read"], [{ orgId: account.id }])).toEqual({ everywhere: [], at: {} });
  });
});

describe("mayInScope", () => {
  it("asks for the role at the chosen organization or account", async () => {
    const { account, location, sister, other, context } = await mixed();
    const may = (scope: object) => mayInScope(context, "numbers:provision", scope);
    expect(await may({})).toBe(true);
    expect(await may({ accountId: account.id })).toBe(true);
    expect(await may({ orgId: location.id })).toBe(true);
    expect(await may({ orgId: sister.id })).toBe(false);
    expect(await may({ accountId: other.account.id })).toBe(false);
    expect(await may({ orgId: other.location.id })).toBe(false);
  });
});

describe("mayAddLocation", () => {
  it("takes a role on the account", async () => {
    const { account, location } = await makeAccount();
    expect(mayAddLocation(contextOf(account))).toBe(true);
    expect(mayAddLocation(contextOf(account, "manager"))).toBe(false);
    expect(mayAddLocation(contextOfLocation(location, "admin"))).toBe(false);
    expect(mayAddLocation(supportContext())).toBe(true);
  });
});

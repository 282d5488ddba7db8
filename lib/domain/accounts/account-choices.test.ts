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
import type { Context } from "@/lib/context";
import { accountNamesOf, accountOfScope, listAccountChoices } from "./account-choices";

useTestDatabase();

describe("listAccountChoices", () => {
  it("offers an admin their accounts by name, but no location and no foreign account", async () => {
    const [second, first] = [await makeAccount("West Dental"), await makeAccount("east Dental")];
    const foreign = await makeAccount("Foreign Dental");
    const both: Context = {
      ...contextOf(first.account),
      reach: {
        everything: false,
        accounts: [second, first].map(({ account }) => ({ accountId: account.id, role: "admin" as const })),
        organizations: [{ orgId: foreign.location.id, accountId: foreign.account.id, role: "admin" }],
      },
    };
    expect(await listAccountChoices(both)).toEqual(
      [first, second].map(({ account }) => ({ id: account.id, name: account.name })),
    );
  });

  it("offers nothing to a role that may not add locations, nor to an admin of one location", async () => {
    const { account, location } = await makeAccount();
    for (const context of [
      contextOf(account, "viewer"),
      contextOf(account, "manager"),
      contextOfLocation(location),
    ])
      expect(await listAccountChoices(context)).toEqual([]);
  });

  it("offers support a search instead of a list", async () => {
    expect(await listAccountChoices(supportContext())).toBeNull();
  });

  it("leaves out a closed account", async () => {
    const closed = await makeOrganization({ archivedAt: TEST_NOW });
    expect(await listAccountChoices(contextOf(closed))).toEqual([]);
  });
});

describe("accountOfScope", () => {
  it("is the chosen account, or the one above a chosen location", async () => {
    const { account, location } = await makeAccount("Cedar");
    const found = { id: account.id, name: "Cedar" };
    for (const context of [supportContext(), contextOf(account)]) {
      expect(await accountOfScope(context, { accountId: account.id })).toEqual(found);
      expect(await accountOfScope(context, { orgId: location.id })).toEqual(found);
    }
  });

  it("is nothing without a scope, out of reach, or where the role may add nothing", async () => {
    const [{ account, location }, foreign] = [await makeAccount(), await makeAccount()];
    expect(await accountOfScope(supportContext(), {})).toBeNull();
    for (const [context, scope] of [
      [contextOf(account), { orgId: foreign.location.id }],
      [contextOf(account, "manager"), { accountId: account.id }],
      [contextOfLocation(location), { orgId: location.id }],
    ] as const)
      expect(await accountOfScope(context, scope)).toBeNull();
  });
});

describe("accountNamesOf", () => {
  it("names the account of each row for those who work across accounts, and for nobody else", async () => {
    const [cedar, elm] = [await makeAccount("Cedar"), await makeAccount("Elm")];
    const rows = [cedar, elm].flatMap(({ account, location }) => [
      { orgId: account.id },
      { orgId: location.id },
    ]);
    const names = {
      [cedar.account.id]: "Cedar",
      [cedar.location.id]: "Cedar",
      [elm.account.id]: "Elm",
      [elm.location.id]: "Elm",
    };
    expect(await accountNamesOf(supportContext(), rows)).toEqual(names);
    expect(await accountNamesOf(supportContext(), [])).toEqual({});
    expect(await accountNamesOf(contextOf(cedar.account), rows)).toBeUndefined();
  });

  it("does not name an account to those who reach only a location of it", async () => {
    const [cedar, elm] = [await makeAccount("Cedar"), await makeAccount("Elm")];
    const both: Context = {
      ...contextOf(cedar.account),
      reach: {
        everything: false,
        accounts: [{ accountId: cedar.account.id, role: "admin" }],
        organizations: [{ orgId: elm.location.id, accountId: elm.account.id, role: "viewer" }],
      },
    };
    expect(await accountNamesOf(both, [{ orgId: cedar.location.id }, { orgId: elm.location.id }])).toEqual({
      [cedar.location.id]: "Cedar",
    });
  });
});

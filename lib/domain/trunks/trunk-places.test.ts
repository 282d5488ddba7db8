import { describe, expect, it } from "vitest";
import { useTestDatabase } from "@/db/testing/database";
import { contextOf, contextOfLocation, makeAccount, supportContext } from "@/db/testing/factory";
import { statementsOf } from "@/db/testing/statements";
import { trunkPlaces } from "./trunk-places";

useTestDatabase();

describe("trunkPlaces", () => {
  it("names the organization of each trunk and whether the caller manages it, in one query", async () => {
    const { account, location } = await makeAccount();
    const trunks = [account, location, location].map(({ id }) => ({ orgId: id }));
    for (const [context, canManage] of [
      [contextOf(account), true],
      [supportContext(), true],
      [contextOf(account, "viewer"), false],
    ] as const)
      expect(await trunkPlaces(context, trunks)).toEqual({
        [account.id]: { name: account.name, isAccount: true, canManage },
        [location.id]: { name: location.name, isAccount: false, canManage },
      });
    expect(await statementsOf(() => trunkPlaces(contextOf(account), trunks))).toHaveLength(1);
  });

  it("does not name the account to callers who reach only a location", async () => {
    const { account, location } = await makeAccount();
    const trunks = [{ orgId: account.id }, { orgId: location.id }];
    expect(await trunkPlaces(contextOfLocation(location), trunks)).toEqual({
      [account.id]: { name: null, isAccount: true, canManage: false },
      [location.id]: { name: location.name, isAccount: false, canManage: true },
    });
  });

  it("does not name a foreign organization", async () => {
    const [mine, foreign] = [await makeAccount(), await makeAccount()];
    const places = await trunkPlaces(contextOf(mine.account), [{ orgId: foreign.location.id }]);
    expect(places[foreign.location.id]).toEqual({ name: null, isAccount: true, canManage: false });
  });
});

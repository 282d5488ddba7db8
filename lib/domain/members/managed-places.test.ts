import { describe, expect, it } from "vitest";
import { useTestDatabase } from "@/db/testing/database";
import {
  contextOf,
  contextOfLocation,
  makeAccount,
  makeMembership,
  makeUser,
  supportContext,
} from "@/db/testing/factory";
import { findWorkplace, managedPlaces, membersIfManaged } from "./managed-places";

useTestDatabase();

const named = ({ id, name }: { id: string; name: string }) => ({ id, name });

describe("managedPlaces", () => {
  it("returns the places where the caller manages members", async () => {
    const { account, location } = await makeAccount();
    const held = [account, location].map(named);
    expect(managedPlaces(contextOf(account), held)).toEqual([named(account)]);
    expect(managedPlaces(contextOfLocation(location), held)).toEqual([named(location)]);
    for (const role of ["viewer", "manager"] as const)
      expect(managedPlaces(contextOf(account, role), held)).toEqual([]);
  });

  it("returns nothing for support, who choose an account", async () => {
    const { account } = await makeAccount();
    expect(managedPlaces(supportContext(), [named(account)])).toEqual([]);
  });
});

describe("findWorkplace", () => {
  it("returns an organization, and whether the caller manages its members", async () => {
    const { account, location } = await makeAccount();
    for (const [context, orgId, manages] of [
      [contextOf(account), account.id, true],
      [contextOf(account), location.id, true],
      [contextOfLocation(location), location.id, true],
      [contextOf(account, "viewer"), location.id, false],
      [contextOf(account, "viewer"), account.id, false],
    ] as const)
      expect(await findWorkplace(context, { orgId })).toMatchObject({ organization: { id: orgId }, manages });
  });

  it("does not find a foreign organization", async () => {
    const [mine, foreign] = [await makeAccount(), await makeAccount()];
    await expect(
      findWorkplace(contextOf(mine.account), { orgId: foreign.location.id }),
    ).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("membersIfManaged", () => {
  it("returns the members only to callers who manage them", async () => {
    const { account, location } = await makeAccount();
    const foreign = await makeAccount();
    const user = await makeUser();
    await makeMembership(user.id, location.id, "manager");
    const place = { orgId: location.id, accountId: account.id };
    expect(await membersIfManaged(contextOf(account), place)).toMatchObject([
      { userId: user.id, name: user.name, role: "manager" },
    ]);
    for (const context of [contextOf(account, "viewer"), contextOf(foreign.account)])
      expect(await membersIfManaged(context, place)).toBeNull();
  });
});

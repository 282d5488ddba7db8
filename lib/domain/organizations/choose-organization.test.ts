import { describe, expect, it } from "vitest";
import { useTestDatabase } from "@/db/testing/database";
import {
  contextOf,
  contextOfLocation,
  makeAccount,
  makeNumber,
  makeOrganization,
} from "@/db/testing/factory";
import type { Context } from "@/lib/context";
import { chooseOrganization } from "./choose-organization";

useTestDatabase();

async function chosen(context: Context, orgId?: string) {
  const { organization, within } = await chooseOrganization(context, orgId);
  return { id: organization?.id ?? null, within };
}

describe("chooseOrganization", () => {
  it("chooses the only organization, and none of several", async () => {
    const { account, location } = await makeAccount();
    expect(await chosen(contextOfLocation(location, "viewer"))).toEqual({ id: location.id, within: null });
    expect(await chosen(contextOf(account))).toEqual({ id: null, within: null });
  });

  it("chooses a requested location, and an account that is a practice itself", async () => {
    const { account, location } = await makeAccount();
    expect(await chosen(contextOf(account), location.id)).toEqual({ id: location.id, within: null });
    await makeNumber(account);
    expect(await chosen(contextOf(account), account.id)).toEqual({ id: account.id, within: null });
    const alone = await makeOrganization();
    expect(await chosen(contextOf(alone), alone.id)).toEqual({ id: alone.id, within: null });
  });

  it("offers the locations of a requested account that only holds them, and chooses the only one", async () => {
    const { account, location } = await makeAccount();
    expect(await chosen(contextOf(account), account.id)).toEqual({ id: location.id, within: account.id });
    await makeOrganization({ parentAccountOrgId: account.id });
    expect(await chosen(contextOf(account), account.id)).toEqual({ id: null, within: account.id });
  });

  it("chooses nothing for a foreign organization or a text that is not an id", async () => {
    const [mine, foreign] = [await makeAccount(), await makeAccount()];
    for (const id of [foreign.location.id, "7"])
      expect(await chosen(contextOfLocation(mine.location), id)).toEqual({ id: null, within: null });
  });
});

import { describe, expect, it } from "vitest";
import { useTestDatabase } from "@/db/testing/database";
import {
  contextOf,
  contextOfLocation,
  makeAccount,
  makeNumber,
  makeOrganization,
  supportContext,
} from "@/db/testing/factory";
import { archiveOrganization } from "./archive-organization";
import { getOrganization } from "./get-organization";
import { getOrganizationOfAccount } from "./get-organization-of-account";

useTestDatabase();

describe("getOrganizationOfAccount", () => {
  it("names the account only to callers who reach it", async () => {
    const { account, location } = await makeAccount();
    for (const context of [contextOf(account, "viewer"), supportContext()]) {
      expect(await getOrganizationOfAccount(context, location)).toEqual({
        organization: await getOrganization(context, location),
        accountName: account.name,
        isPractice: true,
      });
      expect(await getOrganizationOfAccount(context, account)).toMatchObject({ accountName: account.name });
    }
    expect(await getOrganizationOfAccount(contextOfLocation(location), location)).toMatchObject({
      organization: { id: location.id },
      accountName: null,
    });
  });

  it("tells an account that only holds locations from a practice", async () => {
    const { account } = await makeAccount();
    const isPractice = async (organization: { id: string }) =>
      (await getOrganizationOfAccount(supportContext(), organization)).isPractice;
    expect(await isPractice(account)).toBe(false);
    await makeNumber(account);
    expect(await isPractice(account)).toBe(true);
    expect(await isPractice(await makeOrganization())).toBe(true);
  });

  it("does not find foreign or archived organizations, or a text that is not an id", async () => {
    const [mine, foreign] = [await makeAccount(), await makeAccount()];
    await archiveOrganization(contextOf(mine.account), mine.location);
    for (const id of [mine.location.id, foreign.location.id, "7"])
      await expect(getOrganizationOfAccount(contextOf(mine.account), { id })).rejects.toMatchObject({
        code: "not_found",
      });
  });
});

import { describe, expect, it } from "vitest";
import { useTestDatabase } from "@/db/testing/database";
import { contextOf, contextOfLocation, makeAccount, supportContext } from "@/db/testing/factory";
import { archiveOrganization } from "./archive-organization";
import { getOrganization } from "./get-organization";
import { getOrganizationOfAccount } from "./get-organization-of-account";

useTestDatabase();

describe("getOrganizationOfAccount", () => {
  it("says whose an organization is to who reaches the account, and to nobody else", async () => {
    const { account, location } = await makeAccount();
    for (const context of [contextOf(account, "viewer"), supportContext()]) {
      expect(await getOrganizationOfAccount(context, location)).toEqual({
        organization: await getOrganization(context, location),
        accountName: account.name,
      });
      expect(await getOrganizationOfAccount(context, account)).toMatchObject({ accountName: account.name });
    }
    expect(await getOrganizationOfAccount(contextOfLocation(location), location)).toMatchObject({
      organization: { id: location.id },
      accountName: null,
    });
  });

  it("does not find what is foreign, archived or no id", async () => {
    const [mine, foreign] = [await makeAccount(), await makeAccount()];
    await archiveOrganization(contextOf(mine.account), mine.location);
    for (const id of [mine.location.id, foreign.location.id, "7"])
      await expect(getOrganizationOfAccount(contextOf(mine.account), { id })).rejects.toMatchObject({
        code: "not_found",
      });
  });
});

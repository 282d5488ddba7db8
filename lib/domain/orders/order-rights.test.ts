import { describe, expect, it } from "vitest";
import { useTestDatabase } from "@/db/testing/database";
import { contextOf, makeAccount } from "@/db/testing/factory";
import { archiveOrganization } from "@/lib/domain/organizations/archive-organization";
import { orderRights } from "./order-rights";

useTestDatabase();

const NONE = { canProvision: false, canRelease: false, timeZone: null };

describe("orderRights", () => {
  it("gives rights to admins, but not to viewers or admins of other accounts", async () => {
    const { account, location } = await makeAccount();
    const foreign = await makeAccount();
    const order = { orgId: location.id };
    expect(await orderRights(contextOf(account), order)).toEqual({
      canProvision: true,
      canRelease: true,
      timeZone: "America/Chicago",
    });
    expect(await orderRights(contextOf(account, "viewer"), order)).toEqual({
      ...NONE,
      timeZone: "America/Chicago",
    });
    expect(await orderRights(contextOf(foreign.account), order)).toEqual(NONE);
  });

  it("gives none for an archived organization", async () => {
    const { account, location } = await makeAccount();
    await archiveOrganization(contextOf(account), { id: location.id });
    expect(await orderRights(contextOf(account), { orgId: location.id })).toEqual(NONE);
  });
});

import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import { contextOf, contextOfLocation, makeAccount, supportContext, TEST_NOW } from "@/db/testing/factory";
import { createOrganization } from "./create-organization";
import { auditOf, input } from "./testing";

useTestDatabase();
useTestEnvironment();

describe("createOrganization", () => {
  it("creates a location of the caller's only account, with an E.164 number and hours from Monday on", async () => {
    const { account } = await makeAccount();
    const created = await createOrganization(contextOf(account), input());
    expect(created).toMatchObject({
      parentAccountOrgId: account.id,
      accountId: account.id,
      phone: "+13125550100",
      address: { city: "Chicago", state: "IL", country: "US", addressLine2: null },
      officeHours: [
        { dayOfWeek: "MONDAY", isClosed: true, open: null, close: null },
        { dayOfWeek: "TUESDAY", isClosed: false, open: "08:30", close: "17:00" },
      ],
      missingFields: [],
      version: 1,
      createdAt: TEST_NOW.toISOString(),
    });
    const [entry] = await auditOf(created.id);
    expect(entry).toMatchObject({ action: "organization.create", before: null, accountId: account.id });
    expect(entry?.after).toMatchObject({ name: "Bright Smile Dental", city: "Chicago" });
  });

  it("names the fields that a purchase still needs", async () => {
    const { account } = await makeAccount();
    const created = await createOrganization(contextOf(account), input({ address: { city: "Chicago" } }));
    expect(created.missingFields).toEqual(["address.addressLine1", "address.state", "address.zip"]);
  });

  it("requires the account from support and from callers with several accounts", async () => {
    const [one, two] = [await makeAccount("One"), await makeAccount("Two")];
    const both = contextOf(one.account, "admin", {
      reach: {
        everything: false,
        accounts: [one, two].map(({ account }) => ({ accountId: account.id, role: "admin" as const })),
        organizations: [],
      },
    });
    for (const context of [both, supportContext()])
      await expect(createOrganization(context, input())).rejects.toMatchObject({
        code: "validation_failed",
        fields: [{ path: "parentAccountOrgId", code: "required" }],
      });
    const created = await createOrganization(both, input({ parentAccountOrgId: two.account.id }));
    expect(created.accountId).toBe(two.account.id);
  });

  it("refuses a location as account", async () => {
    const { account, location } = await makeAccount();
    await expect(
      createOrganization(contextOf(account), input({ parentAccountOrgId: location.id })),
    ).rejects.toMatchObject({ code: "validation_failed", fields: [{ path: "parentAccountOrgId" }] });
  });

  it.each(["viewer", "manager"] as const)("refuses a %s", async (role) => {
    const { account } = await makeAccount();
    await expect(createOrganization(contextOf(account, role), input())).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  it("refuses the admin of a single location", async () => {
    const { location } = await makeAccount();
    await expect(createOrganization(contextOfLocation(location), input())).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  it("does not find a foreign account", async () => {
    const [mine, foreign] = [await makeAccount(), await makeAccount()];
    for (const parentAccountOrgId of [foreign.account.id, randomUUID()])
      await expect(
        createOrganization(contextOf(mine.account), input({ parentAccountOrgId })),
      ).rejects.toMatchObject({ code: "not_found" });
  });

  it("refuses a duplicate reference within an account, at its field", async () => {
    const [mine, other] = [await makeAccount(), await makeAccount()];
    const results = await Promise.allSettled(
      [1, 2].map(() => createOrganization(contextOf(mine.account), input({ referenceId: "A-1" }))),
    );
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(results.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "reference_taken", fields: [{ path: "referenceId", code: "reference_taken" }] },
    });
    await createOrganization(contextOf(other.account), input({ referenceId: "A-1" }));
  });
});

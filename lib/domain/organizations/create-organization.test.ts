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
  it("makes a location of the caller's only account, with its number as E.164 and hours Monday first", async () => {
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

  it("names what is missing before a number can be bought", async () => {
    const { account } = await makeAccount();
    const created = await createOrganization(contextOf(account), input({ address: { city: "Chicago" } }));
    expect(created.missingFields).toEqual(["address.addressLine1", "address.state", "address.zip"]);
  });

  it("asks for the account of a caller who works for several, and of support", async () => {
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

  it("refuses a location as the account", async () => {
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

  it("answers a foreign account as one that does not exist", async () => {
    const [mine, foreign] = [await makeAccount(), await makeAccount()];
    for (const parentAccountOrgId of [foreign.account.id, randomUUID()])
      await expect(
        createOrganization(contextOf(mine.account), input({ parentAccountOrgId })),
      ).rejects.toMatchObject({ code: "not_found" });
  });

  it("refuses a second equal reference in one account, at its field, and allows it in another", async () => {
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

  it("refuses a number that its country cannot have", async () => {
    const { account } = await makeAccount();
    await expect(
      createOrganization(contextOf(account), input({ phone: "+999 123 4567" })),
    ).rejects.toMatchObject({
      code: "validation_failed",
      fields: [{ path: "phone", code: "invalid_format" }],
    });
  });
});

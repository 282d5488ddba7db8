import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { organizations } from "@/db/schema";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import { contextOf, contextOfLocation, makeAccount, TEST_NOW } from "@/db/testing/factory";
import { createOrganization } from "./create-organization";
import { getOrganization } from "./get-organization";
import { auditOf, input, update } from "./testing";
import { updateOrganization } from "./update-organization";

useTestDatabase();
useTestEnvironment();

describe("updateOrganization", () => {
  it("changes given fields, keeps absent ones, clears empty ones, and records before and after", async () => {
    const { account, location } = await makeAccount();
    const changed = await updateOrganization(
      contextOf(account),
      update({
        id: location.id,
        version: 1,
        address: { city: "Evanston", addressLine2: "Floor 3" },
        phone: "",
      }),
    );
    expect(changed).toMatchObject({
      name: location.name,
      phone: null,
      version: 2,
      address: { addressLine1: "233 S Wacker Dr", addressLine2: "Floor 3", city: "Evanston", zip: "60606" },
    });
    const [entry] = await auditOf(location.id);
    expect(entry).toMatchObject({
      action: "organization.update",
      before: { city: "Chicago", phone: "+13125550100", addressLine2: null },
      after: { city: "Evanston", phone: null, addressLine2: "Floor 3" },
    });
    expect(entry?.changes.sort()).toEqual(["addressLine2", "city", "phone"]);
  });

  it("sets the hours of the given days and keeps the others", async () => {
    const { account, location } = await makeAccount();
    const day = (dayOfWeek: string, open: string) => ({ dayOfWeek, isClosed: false, open, close: "17:00" });
    await updateOrganization(
      contextOf(account),
      update({ id: location.id, officeHours: [day("MONDAY", "08:00"), day("FRIDAY", "09:00")] }),
    );
    const after = await updateOrganization(
      contextOf(account),
      update({ id: location.id, officeHours: [{ dayOfWeek: "FRIDAY", isClosed: true }] }),
    );
    expect(after.officeHours).toEqual([
      { dayOfWeek: "MONDAY", isClosed: false, open: "08:00", close: "17:00" },
      { dayOfWeek: "FRIDAY", isClosed: true, open: null, close: null },
    ]);
  });

  it("records nothing when nothing changes", async () => {
    const { account, location } = await makeAccount();
    const same = await updateOrganization(
      contextOf(account),
      update({ id: location.id, name: location.name }),
    );
    expect(same.version).toBe(1);
    expect(await auditOf(location.id)).toEqual([]);
  });

  it("lets one of two concurrent edits win, and shows the other the current state", async () => {
    const { account, location } = await makeAccount();
    const results = await Promise.allSettled(
      ["North", "South"].map((name) =>
        updateOrganization(contextOf(account), update({ id: location.id, version: 1, name })),
      ),
    );
    const won = results.find((result) => result.status === "fulfilled");
    const lost = results.find((result) => result.status === "rejected");
    expect(won?.value).toMatchObject({ version: 2 });
    expect(lost?.reason).toMatchObject({
      code: "edit_conflict",
      details: { current: { version: 2, name: won?.value.name } },
    });
  });

  it("lets the admin of one location edit it, but no other location", async () => {
    const { account, location } = await makeAccount();
    const sister = await createOrganization(contextOf(account), input());
    const context = contextOfLocation(location);
    await updateOrganization(context, update({ id: location.id, name: "Mine" }));
    await expect(updateOrganization(context, update({ id: sister.id, name: "Mine" }))).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("refuses a viewer, a foreign caller, an archived organization and a text that is not an id", async () => {
    const [mine, foreign] = [await makeAccount(), await makeAccount()];
    const change = update({ id: mine.location.id, name: "Other" });
    await expect(updateOrganization(contextOf(mine.account, "viewer"), change)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(updateOrganization(contextOf(foreign.account), change)).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(getOrganization(contextOf(foreign.account), change)).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(getOrganization(contextOf(mine.account), { id: "nonsense" })).rejects.toMatchObject({
      code: "not_found",
    });
    await database()
      .update(organizations)
      .set({ archivedAt: TEST_NOW })
      .where(eq(organizations.id, mine.location.id));
    await expect(updateOrganization(contextOf(mine.account), change)).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("refuses another location's reference, at its field", async () => {
    const { account, location } = await makeAccount();
    await createOrganization(contextOf(account), input({ referenceId: "A-1" }));
    await expect(
      updateOrganization(contextOf(account), update({ id: location.id, referenceId: "A-1" })),
    ).rejects.toMatchObject({ code: "reference_taken", fields: [{ path: "referenceId" }] });
  });
});

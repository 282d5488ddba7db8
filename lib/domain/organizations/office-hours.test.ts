import { describe, expect, it } from "vitest";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import { contextOf, makeAccount } from "@/db/testing/factory";
import { setOfficeHoursInput } from "@/lib/schemas/organization";
import { getOfficeHours } from "./get-office-hours";
import { setOfficeHours } from "./set-office-hours";
import { auditOf, update } from "./testing";
import { updateOrganization } from "./update-organization";

useTestDatabase();
useTestEnvironment();

describe("Two edits of different days at once", () => {
  it("are both stored, each with an entry for its day", async () => {
    for (let round = 0; round < 5; round++) {
      const { account, location } = await makeAccount();
      await Promise.all(
        (["MONDAY", "TUESDAY"] as const).map((dayOfWeek) =>
          updateOrganization(
            contextOf(account),
            update({ id: location.id, officeHours: [{ dayOfWeek, isClosed: true }] }),
          ),
        ),
      );
      const [first, second] = await auditOf(location.id);
      expect(second?.before?.officeHours).toEqual(first?.after?.officeHours);
      expect(second?.after?.officeHours).toHaveLength(2);
    }
  });
});

describe("setOfficeHours", () => {
  const monday = (values: object = {}) => ({ dayOfWeek: "MONDAY", isClosed: true, ...values }) as const;

  it("sets one day, drops the times of a closed one, and records the edit", async () => {
    const { account, location } = await makeAccount();
    const set = (values: object) =>
      setOfficeHours(contextOf(account), setOfficeHoursInput.parse({ id: location.id, ...values }));
    await set({ dayOfWeek: "TUESDAY", isClosed: false, open: "9:00", close: "12:00" });
    expect(await set(monday({ open: "08:00", close: "09:00" }))).toEqual({
      dayOfWeek: "MONDAY",
      isClosed: true,
      open: null,
      close: null,
      version: 3,
    });
    const { officeHours } = await getOfficeHours(contextOf(account, "viewer"), location);
    expect(officeHours.slice(0, 3)).toEqual([
      { dayOfWeek: "MONDAY", isClosed: true, open: null, close: null },
      { dayOfWeek: "TUESDAY", isClosed: false, open: "09:00", close: "12:00" },
      { dayOfWeek: "WEDNESDAY", isClosed: true, open: null, close: null },
    ]);
    expect(await auditOf(location.id)).toMatchObject([
      { action: "organization.update", changes: ["officeHours"] },
      { action: "organization.update", changes: ["officeHours"] },
    ]);
  });

  it("refuses a viewer, a foreign caller, and a stale version", async () => {
    const [mine, foreign] = [await makeAccount(), await makeAccount()];
    const input = { ...setOfficeHoursInput.parse({ id: mine.location.id, ...monday() }), version: 7 };
    for (const [context, code] of [
      [contextOf(mine.account, "viewer"), "forbidden"],
      [contextOf(foreign.account), "not_found"],
      [contextOf(mine.account), "edit_conflict"],
    ] as const)
      await expect(setOfficeHours(context, input)).rejects.toMatchObject({ code });
    await expect(getOfficeHours(contextOf(foreign.account), input)).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

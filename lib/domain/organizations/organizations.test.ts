import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { auditEntries, organizations, phoneNumbers } from "@/db/schema";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import {
  contextOf,
  contextOfLocation,
  makeAccount,
  makeBot,
  makeNumber,
  supportContext,
  TEST_NOW,
  wishFor,
} from "@/db/testing/factory";
import { getBot } from "@/lib/domain/bots/get-bot";
import { listBots } from "@/lib/domain/bots/list-bots";
import { migrateNumber } from "@/lib/domain/numbers/migrate-number";
import { startOrder } from "@/lib/domain/orders/start-order";
import { listBotsInput } from "@/lib/schemas/bot";
import {
  createOrganizationInput,
  setOfficeHoursInput,
  updateOrganizationInput,
} from "@/lib/schemas/organization";
import { archiveOrganization } from "./archive-organization";
import { createOrganization } from "./create-organization";
import { getOfficeHours } from "./get-office-hours";
import { getOrganization } from "./get-organization";
import { setOfficeHours } from "./set-office-hours";
import { updateOrganization } from "./update-organization";

useTestDatabase();
useTestEnvironment();

const input = (values: object = {}) =>
  createOrganizationInput.parse({
    name: "Bright Smile Dental",
    phone: "(312) 555-0100",
    timezone: "America/Chicago",
    address: { addressLine1: "233 S Wacker Dr", city: "Chicago", state: "il", zip: "60606" },
    officeHours: [
      { dayOfWeek: "TUESDAY", isClosed: false, open: "8:30", close: "17:00" },
      { dayOfWeek: "MONDAY", isClosed: true },
    ],
    ...values,
  });
const update = (values: object) => updateOrganizationInput.parse(values);
const auditOf = (id: string) =>
  database().select().from(auditEntries).where(eq(auditEntries.subjectId, id)).orderBy(auditEntries.id);

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

describe("updateOrganization", () => {
  it("changes what is given, keeps what is absent, clears what is empty, and records both sides", async () => {
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

  it("sets the hours of the days given and leaves the others", async () => {
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

  it("leaves no trace of a save that changes nothing", async () => {
    const { account, location } = await makeAccount();
    const same = await updateOrganization(
      contextOf(account),
      update({ id: location.id, name: location.name }),
    );
    expect(same.version).toBe(1);
    expect(await auditOf(location.id)).toEqual([]);
  });

  it("lets one of two people who edit the same state win, and shows the other the present state", async () => {
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

  it("lets the admin of one location edit it and no sister location", async () => {
    const { account, location } = await makeAccount();
    const sister = await createOrganization(contextOf(account), input());
    const context = contextOfLocation(location);
    await updateOrganization(context, update({ id: location.id, name: "Mine" }));
    await expect(updateOrganization(context, update({ id: sister.id, name: "Mine" }))).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("refuses a viewer, a foreign caller, an archived organization and what is no id", async () => {
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

  it("refuses another location's reference at its field", async () => {
    const { account, location } = await makeAccount();
    await createOrganization(contextOf(account), input({ referenceId: "A-1" }));
    await expect(
      updateOrganization(contextOf(account), update({ id: location.id, referenceId: "A-1" })),
    ).rejects.toMatchObject({ code: "reference_taken", fields: [{ path: "referenceId" }] });
  });
});

describe("archiveOrganization", () => {
  it("puts the organization and its bots away, leaves its sisters, and says so in the history", async () => {
    const { account, location } = await makeAccount();
    const sister = await createOrganization(contextOf(account), input());
    const bot = await makeBot(location);
    const context = contextOf(account);
    const archived = await archiveOrganization(context, { id: location.id });
    expect(archived).toMatchObject({ id: location.id, name: location.name, version: 2 });
    await expect(getOrganization(context, location)).rejects.toMatchObject({ code: "not_found" });
    await expect(getBot(context, bot)).rejects.toMatchObject({ code: "not_found" });
    expect((await listBots(context, listBotsInput.parse({}))).bots).toEqual([]);
    expect((await getOrganization(context, sister)).id).toBe(sister.id);
    expect(await auditOf(location.id)).toMatchObject([
      {
        action: "organization.archive",
        before: { archivedAt: null },
        after: { archivedAt: TEST_NOW.toISOString() },
      },
    ]);
  });

  it("gives its reference free for another organization", async () => {
    const { account, location } = await makeAccount();
    const context = contextOf(account);
    await updateOrganization(context, update({ id: location.id, referenceId: "A-1" }));
    await archiveOrganization(context, location);
    expect(await createOrganization(context, input({ referenceId: "A-1" }))).toMatchObject({
      referenceId: "A-1",
    });
  });

  it("refuses while the organization has living lines, and names them", async () => {
    const { account, location } = await makeAccount();
    const { id, number, name } = await makeNumber(location, { status: "releasing" });
    await makeNumber(location, { status: "released", releasedAt: TEST_NOW });
    await expect(archiveOrganization(contextOf(account), { id: location.id })).rejects.toMatchObject({
      code: "organization_in_use",
      details: { lines: [{ id, number, name }] },
    });
    await database().update(phoneNumbers).set({ status: "released" }).where(eq(phoneNumbers.id, id));
    await archiveOrganization(contextOf(account), { id: location.id });
  });

  it("refuses while a number is being bought for it", async () => {
    const { account, location } = await makeAccount();
    const { order } = await startOrder(contextOf(account), wishFor(location.id));
    await expect(archiveOrganization(contextOf(account), { id: location.id })).rejects.toMatchObject({
      code: "organization_in_use",
      details: { orders: [{ id: order.id, name: "Main Line" }] },
    });
  });

  it("refuses an account while it has locations, and puts it away without", async () => {
    const { account, location } = await makeAccount();
    await expect(archiveOrganization(contextOf(account), { id: account.id })).rejects.toMatchObject({
      code: "organization_in_use",
      details: { locations: [{ id: location.id, name: location.name }] },
    });
    await archiveOrganization(contextOf(account), { id: location.id });
    await archiveOrganization(contextOf(account), { id: account.id });
  });

  it.each(["viewer", "manager"] as const)("refuses a %s", async (role) => {
    const { account, location } = await makeAccount();
    await expect(archiveOrganization(contextOf(account, role), location)).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  it("answers a foreign organization as one that does not exist", async () => {
    const [mine, foreign] = [await makeAccount(), await makeAccount()];
    for (const id of [foreign.location.id, randomUUID()])
      await expect(archiveOrganization(contextOf(mine.account), { id })).rejects.toMatchObject({
        code: "not_found",
      });
  });

  it("archives once when two people archive at once", async () => {
    const { account, location } = await makeAccount();
    const results = await Promise.allSettled(
      [1, 2].map(() => archiveOrganization(contextOf(account), location)),
    );
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(results.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "not_found" },
    });
    expect(await auditOf(location.id)).toHaveLength(1);
  });

  it("lets no line move in meanwhile: it is either archived without the line, or kept with it", async () => {
    for (let round = 0; round < 5; round++) {
      const { account, location } = await makeAccount();
      const line = await makeNumber(account);
      const [archived, moved] = await Promise.allSettled([
        archiveOrganization(contextOf(account), location),
        migrateNumber(contextOf(account), { id: line.id, targetOrgId: location.id }),
      ]);
      expect([archived.status, moved.status].sort()).toEqual(["fulfilled", "rejected"]);
      expect(archived.status === "rejected" ? archived : moved).toMatchObject({
        reason: { code: archived.status === "rejected" ? "organization_in_use" : "not_found" },
      });
    }
  });
});

describe("two edits of different days at once", () => {
  it("both stay, each with an entry of its own day", async () => {
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

  it("sets one day, keeps no times of a closed one, and records the edit", async () => {
    const { account, location } = await makeAccount();
    const set = (values: object) =>
      setOfficeHours(contextOf(account), setOfficeHoursInput.parse({ id: location.id, ...values }));
    await set({ dayOfWeek: "TUESDAY", isClosed: false, open: "9:00", close: "12:00" });
    expect(await set(monday({ open: "08:00", close: "09:00" }))).toEqual({
      dayOfWeek: "MONDAY",
      isClosed: true,
      open: null,
      close: null,
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

  it("refuses a viewer, a foreign caller, and a state that has changed meanwhile", async () => {
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

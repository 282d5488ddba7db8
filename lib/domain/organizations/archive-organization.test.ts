import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { phoneNumbers } from "@/db/schema";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import {
  contextOf,
  makeAccount,
  makeBot,
  makeNumber,
  provisionInput,
  supportContext,
  TEST_NOW,
} from "@/db/testing/factory";
import { getBot } from "@/lib/domain/bots/get-bot";
import { listBots } from "@/lib/domain/bots/list-bots";
import { migrateNumber } from "@/lib/domain/numbers/migrate-number";
import { startOrder } from "@/lib/domain/orders/start-order";
import { listBotsInput } from "@/lib/schemas/bot";
import { archiveOrganization, offersArchive } from "./archive-organization";
import { createOrganization } from "./create-organization";
import { getOrganization } from "./get-organization";
import { auditOf, input, update } from "./testing";
import { updateOrganization } from "./update-organization";

useTestDatabase();
useTestEnvironment();

describe("archiveOrganization", () => {
  it("is refused if somebody changed the organization after it was shown, and archives nothing", async () => {
    const { account, location } = await makeAccount();
    const context = contextOf(account);
    await updateOrganization(context, { id: location.id, name: "Renamed Dental" });
    await expect(archiveOrganization(context, { id: location.id, version: 1 })).rejects.toMatchObject({
      code: "edit_conflict",
      details: { current: { name: "Renamed Dental", version: 2 } },
    });
    expect(await getOrganization(context, location)).toMatchObject({ name: "Renamed Dental" });
    expect(await archiveOrganization(context, { id: location.id, version: 2 })).toMatchObject({ version: 3 });
  });

  it("archives the organization with its bots, leaves other locations alone, and records it", async () => {
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

  it("frees its reference for another organization", async () => {
    const { account, location } = await makeAccount();
    const context = contextOf(account);
    await updateOrganization(context, update({ id: location.id, referenceId: "A-1" }));
    await archiveOrganization(context, { id: location.id });
    expect(await createOrganization(context, input({ referenceId: "A-1" }))).toMatchObject({
      referenceId: "A-1",
    });
  });

  it("refuses while the organization has lines, and names them", async () => {
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
    const { order } = await startOrder(contextOf(account), provisionInput(location.id));
    await expect(archiveOrganization(contextOf(account), { id: location.id })).rejects.toMatchObject({
      code: "organization_in_use",
      details: { orders: [{ id: order.id, name: "Main Line" }] },
    });
  });

  it("closes an account only for support, and only without locations", async () => {
    const { account, location } = await makeAccount();
    await expect(archiveOrganization(contextOf(account), { id: account.id })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(archiveOrganization(supportContext(), { id: account.id })).rejects.toMatchObject({
      code: "organization_in_use",
      details: { locations: [{ id: location.id, name: location.name }] },
    });
    await archiveOrganization(contextOf(account), { id: location.id });
    await archiveOrganization(supportContext(), { id: account.id });
    expect(await auditOf(account.id)).toMatchObject([{ action: "account.close", subjectType: "account" }]);
  });

  it.each(["viewer", "manager"] as const)("refuses a %s", async (role) => {
    const { account, location } = await makeAccount();
    await expect(archiveOrganization(contextOf(account, role), location)).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  it("does not find a foreign organization", async () => {
    const [mine, foreign] = [await makeAccount(), await makeAccount()];
    for (const id of [foreign.location.id, randomUUID()])
      await expect(archiveOrganization(contextOf(mine.account), { id })).rejects.toMatchObject({
        code: "not_found",
      });
  });

  it("archives once when two do it at once", async () => {
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

  it("either archives or receives a line that moves in at the same time, never both", async () => {
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

describe("offersArchive", () => {
  it("offers an admin their locations, and nobody an account, which is closed instead", async () => {
    const { account, location } = await makeAccount();
    const foreign = await makeAccount();
    expect(offersArchive(contextOf(account), location)).toBe(true);
    expect(offersArchive(contextOf(account), account)).toBe(false);
    expect(offersArchive(supportContext(), account)).toBe(false);
    expect(offersArchive(contextOf(account, "viewer"), location)).toBe(false);
    expect(offersArchive(contextOf(foreign.account), location)).toBe(false);
  });
});

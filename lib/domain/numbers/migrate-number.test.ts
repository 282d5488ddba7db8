import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { auditEntries } from "@/db/schema";
import { useTestDatabase } from "@/db/testing/database";
import {
  contextOf,
  inDays,
  makeAccount,
  makeBot,
  makeNumber,
  makeOrganization,
  makeTrunk,
  supportContext,
  TEST_NOW,
} from "@/db/testing/factory";
import { rowOf } from "@/db/testing/lines";
import type { Context } from "@/lib/context";
import { attachNumber } from "./attach-number";
import { migrateNumber } from "./migrate-number";

useTestDatabase();

async function setting() {
  const { account, location } = await makeAccount();
  const target = await makeOrganization({ name: "Miami", parentAccountOrgId: account.id });
  return { account, location, target, context: contextOf(account) };
}

async function entryOf(id: string) {
  const [entry] = await database()
    .select()
    .from(auditEntries)
    .where(and(eq(auditEntries.subjectId, id), eq(auditEntries.action, "number.migrate")));
  return entry;
}

describe("move to another organization", () => {
  it("detaches the line and clears its numbers, with one entry that both organizations see", async () => {
    const { location, target, context } = await setting();
    const bot = await makeBot(location);
    const line = await makeNumber(location, {
      callbackForwardingNumber: "+13125550199",
      verifiedCallerId: "+13125550198",
    });
    await attachNumber(context, { id: line.id, botId: bot.id });
    const { phoneNumber } = await migrateNumber(context, { id: line.id, targetOrgId: target.id });
    expect(phoneNumber).toMatchObject({
      orgId: target.id,
      botId: null,
      verifiedCallerId: null,
      callbackForwardingNumber: null,
      state: "not_answering",
    });
    const entry = await entryOf(line.id);
    expect(entry).toMatchObject({ orgId: location.id, targetOrgId: target.id, before: { botId: bot.id } });
  });

  it("refuses the same organization, a full one, an inactive line and a foreign target", async () => {
    const { account, location, context } = await setting();
    const line = await makeNumber(location);
    const full = await makeOrganization({ parentAccountOrgId: account.id });
    for (let i = 0; i < 10; i++) await makeNumber(full);
    const lost = await makeNumber(location, { status: "lost" });
    const foreign = await makeOrganization();
    const attempt = (id: string, targetOrgId: string) => migrateNumber(context, { id, targetOrgId });
    await expect(attempt(line.id, location.id)).rejects.toMatchObject({ code: "same_organization" });
    await expect(attempt(line.id, full.id)).rejects.toMatchObject({ code: "number_limit_reached" });
    await expect(attempt(lost.id, account.id)).rejects.toMatchObject({ code: "number_not_active" });
    await expect(attempt(line.id, foreign.id)).rejects.toMatchObject({ code: "not_found" });
  });

  it("is possible across accounts for support only, not even for an admin of both", async () => {
    const { account, location } = await setting();
    const line = await makeNumber(location);
    const other = await makeOrganization();
    const both: Context = {
      ...contextOf(account),
      reach: {
        everything: false,
        accounts: [account, other].map(({ accountId }) => ({ accountId, role: "admin" as const })),
        organizations: [],
      },
    };
    const move = { id: line.id, targetOrgId: other.id };
    await expect(migrateNumber(both, move)).rejects.toMatchObject({ code: "forbidden" });
    expect((await migrateNumber(supportContext(), move)).phoneNumber.orgId).toBe(other.id);
    expect((await rowOf(line.id)).accountId).toBe(other.accountId);
  });
});

describe("a line that moves", () => {
  it("records everything it left behind, and where it is now", async () => {
    const { location, target, context } = await setting();
    const bot = await makeBot(location, { languages: ["FRENCH"] });
    const trunk = await makeTrunk(location);
    const line = await makeNumber(location, {
      botId: bot.id,
      languageMismatch: true,
      attachedAt: inDays(-3),
      verifiedCallerId: "+13125550198",
      callbackForwardingNumber: "+13125550199",
      transferTrunkId: trunk.id,
    });
    await migrateNumber(context, { id: line.id, targetOrgId: target.id });
    expect(await rowOf(line.id)).toMatchObject({
      orgId: target.id,
      accountId: target.accountId,
      botId: null,
      languageMismatch: false,
      attachedAt: null,
      detachedAt: TEST_NOW,
      transferTrunkId: null,
    });
    expect(await entryOf(line.id)).toMatchObject({
      targetOrgId: target.id,
      targetAccountId: target.accountId,
      before: {
        orgId: location.id,
        organizationName: location.name,
        botId: bot.id,
        botName: "Front Desk",
        verifiedCallerId: "+13125550198",
        callbackForwardingNumber: "+13125550199",
        transferTrunkId: trunk.id,
      },
      after: {
        orgId: target.id,
        organizationName: "Miami",
        botId: null,
        botName: null,
        verifiedCallerId: null,
        callbackForwardingNumber: null,
        transferTrunkId: null,
      },
    });
  });

  it("and was detached keeps since when, and its account's trunk", async () => {
    const { account, location, target, context } = await setting();
    const trunk = await makeTrunk(account);
    const line = await makeNumber(location, { detachedAt: inDays(-9), transferTrunkId: trunk.id });
    const { phoneNumber, warnings } = await migrateNumber(context, { id: line.id, targetOrgId: target.id });
    expect(phoneNumber.transferTrunkId).toBe(trunk.id);
    expect(warnings).toEqual([]);
    expect(await rowOf(line.id)).toMatchObject({ detachedAt: inDays(-9), transferTrunkId: trunk.id });
    expect((await entryOf(line.id))?.changes).toEqual(["orgId", "organizationName"]);
  });

  it("to an organization of the same name is told apart by the cities", async () => {
    const { account, location, context } = await setting();
    const namesake = await makeOrganization({
      parentAccountOrgId: account.id,
      name: location.name,
      city: "Miami",
    });
    const line = await makeNumber(location);
    await migrateNumber(context, { id: line.id, targetOrgId: namesake.id });
    expect(await entryOf(line.id)).toMatchObject({
      before: { organizationCity: location.city },
      after: { organizationCity: "Miami" },
    });
  });

  it("to an organization of the same name in the same city is told apart by the streets", async () => {
    const { account, location, context } = await setting();
    const { name, city } = location;
    const street = { name, city, addressLine1: "77 Other St" };
    const namesake = await makeOrganization({ parentAccountOrgId: account.id, ...street });
    const line = await makeNumber(location);
    await migrateNumber(context, { id: line.id, targetOrgId: namesake.id });
    expect(await entryOf(line.id)).toMatchObject({
      before: { organizationStreet: location.addressLine1 },
      after: { organizationStreet: "77 Other St" },
    });
  });
});

describe("who may move a line", () => {
  it("is an admin of both organizations; an admin of one and manager of the other is refused", async () => {
    const { location, target } = await setting();
    const line = await makeNumber(location);
    const move = { id: line.id, targetOrgId: target.id };
    const grants = (there: "manager" | "admin", here: "manager" | "admin"): Context => ({
      ...contextOf(location),
      reach: {
        everything: false,
        accounts: [],
        organizations: [
          { orgId: location.id, accountId: location.accountId, role: here },
          { orgId: target.id, accountId: target.accountId, role: there },
        ],
      },
    });
    await expect(migrateNumber(grants("manager", "admin"), move)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(migrateNumber(grants("admin", "manager"), move)).rejects.toMatchObject({
      code: "forbidden",
    });
    expect((await rowOf(line.id))?.orgId).toBe(location.id);
    expect((await migrateNumber(grants("admin", "admin"), move)).phoneNumber.orgId).toBe(target.id);
  });
});

describe("the limit of the organization that a line moves to", () => {
  it("accepts a tenth line, ignores released ones, and names the limit and the count when it refuses", async () => {
    const { location, target, context } = await setting();
    for (let i = 0; i < 9; i++) await makeNumber(target);
    await makeNumber(target, { status: "released" });
    const [tenth, eleventh] = [await makeNumber(location), await makeNumber(location)];
    await migrateNumber(context, { id: tenth.id, targetOrgId: target.id });
    await expect(migrateNumber(context, { id: eleventh.id, targetOrgId: target.id })).rejects.toMatchObject({
      code: "number_limit_reached",
      details: { limit: 10, taken: 10 },
    });
  });
});

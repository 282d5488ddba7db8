import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database, databasePool } from "@/db/client";
import { phoneNumberOrders } from "@/db/schema";
import { useTestDatabase } from "@/db/testing/database";
import {
  contextOf,
  contextOfLocation,
  inDays,
  makeAccount,
  makeBot,
  makeNumber,
  makeOrganization,
  supportContext,
  TEST_NOW,
} from "@/db/testing/factory";
import { attachNumber } from "@/lib/domain/numbers/attach-number";
import { overviewSchema } from "@/lib/schemas/overview";
import { getOverview } from "./get-overview";

useTestDatabase();

async function group() {
  const { account, location } = await makeAccount();
  const bot = await makeBot(location);
  const line = await makeNumber(location);
  await attachNumber(contextOf(account), { id: line.id, botId: bot.id });
  const mismatched = await makeNumber(location, {
    botId: bot.id,
    language: "FRENCH",
    languageMismatch: true,
  });
  const detached = await makeNumber(location);
  const lost = await makeNumber(location, { status: "lost" });
  await makeNumber(location, { status: "released" });
  return { account, location, mismatched, detached, lost };
}

async function failedOrder(organization: { id: string; accountId: string }, finishedAt: Date) {
  const [order] = await database()
    .insert(phoneNumberOrders)
    .values({
      orgId: organization.id,
      accountId: organization.accountId,
      state: "failed",
      failure: { code: "no_numbers_available", message: "None." },
      name: "Main Line",
      language: "ENGLISH",
      voiceId: "FRIENDLY_BRIGHT",
      areaCodes: ["312"],
      carrier: "local",
      actorType: "user",
      actorName: "A. Admin",
      requestId: "test",
      finishedAt,
      createdAt: finishedAt,
      updatedAt: finishedAt,
    })
    .returning();
  return order;
}

describe("the overview", () => {
  it("counts lines by state and shows what needs somebody, the gravest first", async () => {
    const { account, mismatched, detached, lost } = await group();
    const incomplete = await makeOrganization({ parentAccountOrgId: account.id, name: "Miami", zip: null });
    const recent = await failedOrder(account, TEST_NOW);
    await failedOrder(account, new Date(TEST_NOW.getTime() - 8 * 86_400_000));
    const overview = overviewSchema.parse(await getOverview(contextOf(account, "viewer")));
    expect(overview.lines).toMatchObject({
      total: 4,
      exact: true,
      byState: { answering: 1, needs_attention: 1, not_answering: 1, lost: 1, released: 0 },
    });
    expect(overview.needsAttention.map((line) => line.id)).toEqual([lost.id, detached.id, mismatched.id]);
    expect(overview.incompleteOrganizations).toEqual([
      { id: incomplete.id, name: "Miami", missingFields: ["address.zip"] },
    ]);
    expect(overview.orders.map((order) => order.id)).toEqual([recent?.id]);
    expect(overview.latestChanges.map((entry) => entry.action)).toEqual(["number.attach"]);
  });

  it("shows a quarantined line from two days before it is released", async () => {
    const { account, location } = await makeAccount();
    const soon = await makeNumber(location, { status: "quarantined", quarantinedUntil: inDays(2) });
    await makeNumber(location, { status: "quarantined", quarantinedUntil: inDays(2.1) });
    const overview = overviewSchema.parse(await getOverview(contextOf(account)));
    expect(overview.needsAttention.map((line) => line.id)).toEqual([soon.id]);
    expect(overview.lines.byState.quarantined).toBe(2);
  });

  it("shows nothing of other organizations, and one alone when asked", async () => {
    const { account, location } = await group();
    const stranger = await getOverview(contextOf(await makeOrganization()));
    expect(stranger.lines.total).toBe(0);
    expect(stranger.latestChanges).toEqual([]);
    const elsewhere = await getOverview(contextOf(account), { orgId: account.id });
    expect(elsewhere.lines.total).toBe(0);
    const foreign = await getOverview(contextOf(await makeOrganization()), { orgId: location.id });
    expect(foreign).toMatchObject({ lines: { total: 0 }, needsAttention: [], orders: [], latestChanges: [] });
    expect((await getOverview(contextOfLocation(location, "viewer"))).lines.total).toBe(4);
    expect((await getOverview(supportContext())).lines.total).toBeGreaterThanOrEqual(4);
  });

  it("asks the database four times", async () => {
    const { account } = await group();
    const pool = databasePool();
    const original = pool.query;
    let queries = 0;
    Object.assign(pool, {
      query: (...args: unknown[]) => {
        queries++;
        return Reflect.apply(original, pool, args);
      },
    });
    await getOverview(contextOf(account)).finally(() => Object.assign(pool, { query: original }));
    expect(queries).toBe(4);
    expect(await database().$count(phoneNumberOrders, eq(phoneNumberOrders.orgId, account.id))).toBe(0);
  });
});

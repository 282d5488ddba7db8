import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database, databasePool } from "@/db/client";
import { carrierFindings, organizations, phoneNumberOrders } from "@/db/schema";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
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
import { makeFailedOrder } from "@/db/testing/purchases";
import { BROUGHT } from "@/lib/constants/carrier";
import { attachNumber } from "@/lib/domain/numbers/attach-number";
import { type Need, type Overview, overviewSchema } from "@/lib/schemas/overview";
import { getOverview } from "./get-overview";

useTestDatabase();
useTestEnvironment();

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

function idOf(need: Need): string {
  if (need.kind === "line") return need.line.id;
  if (need.kind === "order") return need.order.id;
  return need.kind === "stray" ? need.finding.id : need.organization.id;
}
const idsOf = ({ needsYou }: Overview) => needsYou.items.map(idOf);
const placesIn = ({ needsYou }: Overview) =>
  needsYou.items.flatMap((need) => (need.kind === "organization" ? [need.organization.name] : []));

describe("The overview", () => {
  it("counts lines by state and lists what needs somebody, the worst first", async () => {
    const { account, mismatched, detached, lost } = await group();
    const incomplete = await makeOrganization({ parentAccountOrgId: account.id, name: "Miami", zip: null });
    const recent = await makeFailedOrder(account, TEST_NOW);
    await makeFailedOrder(account, TEST_NOW, { finishedAt: new Date(TEST_NOW.getTime() - 8 * 86_400_000) });
    const open = { state: "buying", failure: null, finishedAt: null } as const;
    const running = await makeFailedOrder(account, TEST_NOW, open);
    const stopped = await makeFailedOrder(account, TEST_NOW, {
      ...open,
      stoppedAt: TEST_NOW,
      stoppedFor: "refused",
    });
    const overview = overviewSchema.parse(await getOverview(contextOf(account, "viewer")));
    expect(overview.lines).toMatchObject({
      total: 4,
      exact: true,
      byState: { answering: 1, needs_attention: 1, not_answering: 1, lost: 1, released: 0 },
    });
    expect(overview.needsYou).toMatchObject({ count: 6, exact: true, nextCursor: null });
    expect(overview.needsYou.items.map(idOf)).toEqual([
      lost.id,
      detached.id,
      stopped.id,
      mismatched.id,
      recent.id,
      incomplete.id,
    ]);
    expect(overview.needsYou.items.at(-1)).toMatchObject({
      organization: { missingFields: ["address.zip"] },
    });
    expect(overview.runningOrders.map((order) => order.id)).toEqual([running.id]);
    expect(overview.latestChanges.map((entry) => entry.action)).toEqual(["number.attach"]);
  });

  it("never counts a brought number as answering, and asks nobody to do what cannot be done about one with a bot", async () => {
    const { account, location } = await makeAccount();
    const bot = await makeBot(location);
    await makeNumber(location, { carrier: BROUGHT, botId: bot.id });
    const detached = await makeNumber(location, { carrier: BROUGHT });
    const overview = await getOverview(contextOf(account));
    expect(overview.lines.byState).toMatchObject({ answering: 0, needs_attention: 0, not_answering: 2 });
    expect(idsOf(overview)).toEqual([detached.id]);
  });

  it("shows strays to support only, and only where everything is chosen", async () => {
    const { account } = await makeAccount();
    const [stray] = await database()
      .insert(carrierFindings)
      .values({
        carrier: "local",
        kind: "stray",
        state: "open",
        number: "+13125550199",
        carrierNumberId: "PN1",
        createdAt: TEST_NOW,
        updatedAt: TEST_NOW,
      })
      .returning();
    expect(idsOf(await getOverview(supportContext()))).toContain(stray?.id);
    expect(idsOf(await getOverview(supportContext(), { accountId: account.id }))).toEqual([]);
    expect(idsOf(await getOverview(contextOf(account)))).toEqual([]);
  });

  it("shows a quarantined line from two days before its release", async () => {
    const { account, location } = await makeAccount();
    const soon = await makeNumber(location, { status: "quarantined", quarantinedUntil: inDays(2) });
    await makeNumber(location, { status: "quarantined", quarantinedUntil: inDays(2.1) });
    const overview = overviewSchema.parse(await getOverview(contextOf(account)));
    expect(idsOf(overview)).toEqual([soon.id]);
    expect(overview.lines.byState.quarantined).toBe(2);
  });

  it("of an account shows its own lines and those of its locations, with all that needs attention", async () => {
    const { account, detached } = await group();
    const sister = await makeOrganization({ parentAccountOrgId: account.id, zip: null, name: "Sister" });
    const own = await makeNumber(account);
    const other = await group();
    for (const context of [supportContext(), contextOf(account, "viewer")]) {
      const overview = await getOverview(context, { accountId: account.id });
      expect(overview.lines.total).toBe(5);
      const ids = idsOf(overview);
      expect(ids).toEqual(expect.arrayContaining([own.id, detached.id]));
      expect(ids).not.toContain(other.detached.id);
      expect(ids).toContain(sister.id);
    }
    expect(await getOverview(contextOf(account), { accountId: other.account.id })).toMatchObject({
      lines: { total: 0 },
      needsYou: { items: [], count: 0, nextCursor: null },
      latestChanges: [],
    });
  });

  it("asks for no address of an account that only holds locations, but does of every practice", async () => {
    const account = await makeOrganization({ zip: null, name: "Group" });
    const incomplete = async () => placesIn(await getOverview(contextOf(account)));
    expect(await incomplete()).toEqual(["Group"]);
    const location = await makeOrganization({ parentAccountOrgId: account.id, zip: null, name: "Miami" });
    expect(await incomplete()).toEqual(["Miami"]);
    await makeNumber(account, { status: "released" });
    expect(await incomplete()).toEqual(["Miami"]);
    await makeNumber(account);
    expect(await incomplete()).toEqual(["Group", "Miami"]);
    await database()
      .update(organizations)
      .set({ archivedAt: TEST_NOW })
      .where(eq(organizations.id, location.id));
    expect(await incomplete()).toEqual(["Group"]);
  });

  it("shows nothing of other organizations, and only one on request", async () => {
    const { account, location } = await group();
    const stranger = await getOverview(contextOf(await makeOrganization()));
    expect(stranger.lines.total).toBe(0);
    expect(stranger.latestChanges).toEqual([]);
    const elsewhere = await getOverview(contextOf(account), { orgId: account.id });
    expect(elsewhere.lines.total).toBe(0);
    const foreign = await getOverview(contextOf(await makeOrganization()), { orgId: location.id });
    expect(foreign).toMatchObject({
      lines: { total: 0 },
      needsYou: { items: [], count: 0, nextCursor: null },
      runningOrders: [],
      latestChanges: [],
    });
    expect((await getOverview(contextOfLocation(location, "viewer"))).lines.total).toBe(4);
    expect((await getOverview(supportContext())).lines.total).toBeGreaterThanOrEqual(4);
  });

  it("takes six queries", async () => {
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
    expect(queries).toBe(6);
    expect(await database().$count(phoneNumberOrders, eq(phoneNumberOrders.orgId, account.id))).toBe(0);
  });

  it("lists running purchases and failed ones, however many there are of the other", async () => {
    const { account } = await makeAccount();
    const open = { state: "buying", failure: null, finishedAt: null } as const;
    for (let count = 0; count < 61; count++) await makeFailedOrder(account, TEST_NOW, open);
    const failed = await makeFailedOrder(account, inDays(-1));
    const overview = await getOverview(contextOf(account));
    expect(idsOf(overview)).toContain(failed.id);
    expect(overview.runningOrders).toHaveLength(10);
  });
});

import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { auditEntries, organizations, phoneNumberOrders } from "@/db/schema";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import { contextOf, makeAccount, makeBot, TEST_NOW } from "@/db/testing/factory";
import { createAgent } from "@/lib/domain/phone-agents/create-agent";
import { listOrders } from "./list-orders";
import { retryOrder } from "./retry-order";
import { startOrder } from "./start-order";

useTestDatabase();
useTestEnvironment();

const ORDERED = {
  name: "Main Line",
  language: "SPANISH",
  voiceId: "KIND_CURIOUS",
  callbackForwardingNumber: "+13125550142",
} as const;

/** A failed order. */
async function failedOrder(numberAsked: { areaCode?: string; phoneNumber?: string } = { areaCode: "312" }) {
  const { account, location } = await makeAccount();
  const bot = await makeBot(location);
  const context = contextOf(account);
  const { order } = await startOrder(context, {
    ...ORDERED,
    ...numberAsked,
    orgId: location.id,
    botId: bot.id,
  });
  const failure = { code: "no_numbers_available", message: "The carrier has no numbers in 312." };
  await database()
    .update(phoneNumberOrders)
    .set({ state: "failed", failure, finishedAt: TEST_NOW })
    .where(eq(phoneNumberOrders.id, order.id));
  const ordersOfBot = async () =>
    (await listOrders(context, { orgId: location.id, botId: bot.id, limit: 20 })).orders;
  return { account, location, bot, context, id: order.id, ordersOfBot };
}

const recordOf = async (id: string) =>
  (await database().select().from(phoneNumberOrders).where(eq(phoneNumberOrders.id, id)))[0];

describe("retryOrder", () => {
  it.each([{ areaCode: "312" }, { phoneNumber: "+13125550177" }, {}])(
    "places a new order for the same thing (%j), and the history names who tried again",
    async (numberAsked) => {
      const { account, bot, id, ordersOfBot } = await failedOrder(numberAsked);
      const again = contextOf(account);
      const { order } = await retryOrder(again, { id });
      expect(order).toMatchObject({ state: "searching", failure: null, bot: { id: bot.id } });
      const [before, after] = [await recordOf(id), await recordOf(order.id)];
      for (const column of [
        "orgId",
        "botId",
        "name",
        "language",
        "voiceId",
        "callbackForwardingNumber",
        "requestedNumber",
        "areaCodes",
        "areaCodeAsked",
      ] as const)
        expect([column, after?.[column]]).toEqual([column, before?.[column]]);
      expect((await ordersOfBot()).map((one) => [one.id, one.state])).toEqual([
        [order.id, "searching"],
        [id, "failed"],
      ]);
      const entries = await database()
        .select()
        .from(auditEntries)
        .where(eq(auditEntries.subjectId, order.id));
      expect(entries).toMatchObject([{ action: "number.order", actorId: again.actor.id }]);
    },
  );

  it("places one order, however many people try again and however often", async () => {
    const { account, id, ordersOfBot } = await failedOrder();
    const retry = () => retryOrder(contextOf(account), { id });
    const tried = [...(await Promise.all([retry(), retry()])), await retry()];
    expect(new Set(tried.map(({ order }) => order.id)).size).toBe(1);
    expect(await ordersOfBot()).toHaveLength(2);
  });

  it("returns an order that has not failed unchanged", async () => {
    const { context, id, ordersOfBot } = await failedOrder();
    const { order } = await retryOrder(context, { id });
    expect((await retryOrder(context, { id: order.id })).order).toEqual(order);
    expect(await ordersOfBot()).toHaveLength(2);
  });

  it("orders a number for an agent once its organization's address is complete", async () => {
    const { account, location } = await makeAccount();
    const [context, here] = [contextOf(account), eq(organizations.id, location.id)];
    await database().update(organizations).set({ zip: null }).where(here);
    const agent = await createAgent(context, { orgId: location.id, name: "Desk" }, {});
    const [failed] = (await listOrders(context, { botId: agent.id, limit: 1 })).orders;
    expect(failed).toMatchObject({ state: "failed", failure: { code: "organization_incomplete" } });
    const id = failed?.id ?? "";
    await expect(retryOrder(context, { id })).rejects.toMatchObject({ code: "organization_incomplete" });
    await database().update(organizations).set({ zip: "60606" }).where(here);
    expect((await retryOrder(context, { id })).order).toMatchObject({
      state: "searching",
      name: "Desk",
      botId: agent.id,
    });
  });

  it("refuses viewers and managers, and does not find orders of other accounts", async () => {
    const { account, id } = await failedOrder();
    const stranger = contextOf((await makeAccount()).account);
    for (const role of ["viewer", "manager"] as const)
      await expect(retryOrder(contextOf(account, role), { id })).rejects.toMatchObject({ code: "forbidden" });
    await expect(retryOrder(stranger, { id })).rejects.toMatchObject({ code: "not_found" });
    await expect(retryOrder(stranger, { id: crypto.randomUUID() })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

describe("listOrders", () => {
  it("lists the orders for one bot within the caller's reach", async () => {
    const [mine, other] = [await failedOrder(), await failedOrder()];
    const idsFor = async (botId: string) =>
      (await listOrders(mine.context, { botId, limit: 20 })).orders.map(({ id }) => id);
    expect(await idsFor(mine.bot.id)).toEqual([mine.id]);
    expect(await idsFor(other.bot.id)).toEqual([]);
  });
});

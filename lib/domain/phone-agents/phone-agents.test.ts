import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { auditEntries, bots, phoneNumberOrders } from "@/db/schema";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import { contextOf, makeAccount, makeBot } from "@/db/testing/factory";
import { createAgent } from "./create-agent";
import { listAgents } from "./list-agents";
import { updateAgent } from "./update-agent";

useTestDatabase();
useTestEnvironment();

const ordersOf = (botId: string) =>
  database().select().from(phoneNumberOrders).where(eq(phoneNumberOrders.botId, botId));

describe("createAgent", () => {
  it("adds a bot and orders its number, and the history names who did it", async () => {
    const { account, location } = await makeAccount();
    const context = contextOf(account);
    const agent = await createAgent(context, { orgId: location.id, name: "Desk" }, {});
    const [order] = await ordersOf(agent.id);
    const done = await database()
      .select({ action: auditEntries.action })
      .from(auditEntries)
      .where(and(eq(auditEntries.orgId, location.id), eq(auditEntries.actorId, context.actor.id ?? "")))
      .orderBy(auditEntries.id);
    expect(done.map(({ action }) => action)).toEqual(["bot.create", "number.order"]);
    expect(order).toMatchObject({ name: "Desk", actorId: context.actor.id });
  });

  it("creates one agent and one order for repeated and simultaneous requests with one intent", async () => {
    const { account, location } = await makeAccount();
    const create = () =>
      createAgent(
        contextOf(account),
        { orgId: location.id, name: "Desk" },
        { intentKey: `intent-${location.id}` },
      );
    const made = [...(await Promise.all([create(), create()])), await create()];
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    expect(await ordersOf(made[0]?.id ?? "")).toHaveLength(1);
    expect(await listAgents(contextOf(account), { limit: 10 })).toHaveLength(1);
  });

  it("creates an agent without a number for a caller who may add bots but not buy", async () => {
    const { account, location } = await makeAccount();
    const agent = await createAgent(contextOf(account, "manager"), { orgId: location.id, name: "Desk" }, {});
    expect(await ordersOf(agent.id)).toEqual([]);
  });

  it("refuses viewers, and does not find organizations of other accounts", async () => {
    const [mine, foreign] = [await makeAccount(), await makeAccount()];
    for (const buys of [{}, null]) {
      const create = (role: "viewer" | "admin", orgId: string) =>
        createAgent(contextOf(mine.account, role), { orgId, name: "Desk" }, buys);
      await expect(create("viewer", mine.location.id)).rejects.toMatchObject({ code: "forbidden" });
      await expect(create("admin", foreign.location.id)).rejects.toMatchObject({ code: "not_found" });
    }
    expect(await listAgents(contextOf(mine.account), { limit: 10 })).toEqual([]);
  });
});

describe("updateAgent", () => {
  it("loses neither of two simultaneous changes", async () => {
    const { account, location } = await makeAccount();
    const { id } = await makeBot(location);
    await Promise.all([
      updateAgent(contextOf(account), { id, accent: "Midwestern" }),
      updateAgent(contextOf(account), { id, freeLanguage: "Spanish" }),
    ]);
    const [bot] = await database().select().from(bots).where(eq(bots.id, id));
    expect(bot).toMatchObject({ accent: "Midwestern", languages: ["SPANISH"], version: 3 });
  });

  it("does not touch the row if nothing changes", async () => {
    const { account, location } = await makeAccount();
    const agent = await createAgent(contextOf(account), { orgId: location.id, name: "Desk" }, null);
    expect(await updateAgent(contextOf(account), { id: agent.id, name: "Desk", firstMessage: null })).toEqual(
      agent,
    );
  });

  it("refuses viewers, and does not find agents of other accounts", async () => {
    const [mine, foreign] = [await makeAccount(), await makeAccount()];
    const { id } = await makeBot(mine.location);
    const update = (context: ReturnType<typeof contextOf>) => updateAgent(context, { id, name: "Other" });
    await expect(update(contextOf(mine.account, "viewer"))).rejects.toMatchObject({ code: "forbidden" });
    await expect(update(contextOf(foreign.account))).rejects.toMatchObject({ code: "not_found" });
  });
});

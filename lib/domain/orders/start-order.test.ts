import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { auditEntries, phoneNumberOrders } from "@/db/schema";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import {
  contextOf,
  makeAccount,
  makeBot,
  makeNumber,
  makeOrganization,
  provisionInput,
  TEST_NOW,
} from "@/db/testing/factory";
import { orderJobs, orderRow, updateOrder } from "@/db/testing/purchases";
import { brokenConstraint, inTransaction } from "@/db/transaction";
import type { ProvisionNumberInput } from "@/lib/schemas/phone-number";
import { insertOrder, insertRefusedOrder } from "./insert-order";
import { takeLease } from "./lease";
import { placeOrder, startOrder } from "./start-order";
import { sweepOrders } from "./sweep-orders";

useTestCarrier(useTestDatabase());

async function ordersOf(orgId: string) {
  return database().select().from(phoneNumberOrders).where(eq(phoneNumberOrders.orgId, orgId));
}

/** Inserts an order in the given state. */
async function makeOrder(orgId: string, accountId: string, state: "searching" | "buying" | "failed") {
  const failure = { code: "given_up", message: "Given up." };
  await database()
    .insert(phoneNumberOrders)
    .values({
      orgId,
      accountId,
      state,
      ...(state === "failed" ? { failure } : {}),
      name: "Line",
      language: "ENGLISH",
      voiceId: "FRIENDLY_BRIGHT",
      areaCodes: ["312"],
      carrier: "local",
      actorType: "user",
      actorName: "Ada",
      requestId: "r1",
      createdAt: TEST_NOW,
      updatedAt: TEST_NOW,
    });
}

describe("a new order", () => {
  it("stores everything that was ordered, and who ordered it", async () => {
    const { account, location } = await makeAccount();
    const bot = await makeBot(location, { languages: ["SPANISH"] });
    const context = contextOf(account);
    const asked = provisionInput(location.id, {
      name: "Línea",
      language: "SPANISH",
      voiceId: "KIND_CURIOUS",
      botId: bot.id,
      callbackForwardingNumber: "+13125550142",
      intentKey: "form-1",
    });
    const { order, warnings } = await startOrder(context, asked);
    expect(warnings).toEqual([]);
    expect(order).toMatchObject({ state: "searching", areaCode: "312", bot: { id: bot.id } });
    expect(await orderRow(order.id)).toMatchObject({
      orgId: location.id,
      accountId: account.id,
      state: "searching",
      name: "Línea",
      language: "SPANISH",
      voiceId: "KIND_CURIOUS",
      botId: bot.id,
      callbackForwardingNumber: "+13125550142",
      requestedNumber: null,
      recoversNumberId: null,
      areaCodes: ["312"],
      areaCodeAsked: "312",
      carrier: "local",
      intentKey: "form-1",
      actorType: "user",
      actorId: context.actor.id,
      actorName: context.actor.name,
      requestId: context.requestId,
      createdAt: TEST_NOW,
      finishedAt: null,
      failure: null,
    });
  });

  it("has an audit entry with what was ordered", async () => {
    const { account, location } = await makeAccount();
    const bot = await makeBot(location);
    const entryFor = async (values: Partial<ProvisionNumberInput>) => {
      const { order } = await startOrder(contextOf(account), provisionInput(location.id, values));
      const entries = await database()
        .select()
        .from(auditEntries)
        .where(eq(auditEntries.subjectId, order.id));
      expect(entries).toHaveLength(1);
      return entries[0];
    };
    const said = { name: "Main Line", language: "ENGLISH", voiceId: "FRIENDLY_BRIGHT" };
    expect(await entryFor({ botId: bot.id })).toMatchObject({
      action: "number.order",
      subjectType: "phone_number_order",
      subjectLabel: "Main Line",
      orgId: location.id,
      accountId: account.id,
      after: { ...said, areaCode: "312", phoneNumber: null, botId: bot.id },
    });
    expect(await entryFor({ areaCode: null, phoneNumber: "+17735550177" })).toMatchObject({
      after: { ...said, areaCode: "773", phoneNumber: "+17735550177", botId: null },
    });
  });

  it("goes to the worker at once, or stays with the process that leased it until a sweep finds it", async () => {
    const { account, location } = await makeAccount();
    const jobsOf = async (options: { lease?: boolean }) => {
      const { id } = await placeOrder(contextOf(account), provisionInput(location.id), options);
      return { id, jobs: await orderJobs(id) };
    };
    const free = await jobsOf({});
    expect(free.jobs).toMatchObject([{ task: "orders.advance", payload: { orderId: free.id } }]);
    expect(free.jobs[0]?.seconds).toBeLessThanOrEqual(0);
    const leased = await jobsOf({ lease: true });
    expect(leased.jobs).toEqual([]);
    await sweepOrders();
    expect(await orderJobs(leased.id)).toEqual([]);
    await updateOrder(leased.id, { leaseUntil: TEST_NOW });
    await sweepOrders();
    expect(await orderJobs(leased.id)).toMatchObject([{ payload: { orderId: leased.id } }]);
  });

  it("is leased from the start by a process that asks for it, otherwise by the first one to take it", async () => {
    const { account, location } = await makeAccount();
    const context = contextOf(account);
    const own = await placeOrder(context, provisionInput(location.id), { lease: true });
    expect(own.inserted?.order).toMatchObject({
      id: own.id,
      state: "searching",
      leaseToken: expect.any(String),
    });
    expect(await takeLease(own.id)).toBeNull();
    const free = await placeOrder(context, provisionInput(location.id));
    expect(free.inserted?.order.leaseToken).toBeNull();
    expect(await takeLease(free.id)).toMatchObject({ id: free.id });
  });

  it("is not leased by a repeated request with the same intent", async () => {
    const { account, location } = await makeAccount();
    const context = contextOf(account);
    const input = provisionInput(location.id, { intentKey: "twice" });
    const first = await placeOrder(context, input, { lease: true });
    const second = await placeOrder(context, input, { lease: true });
    expect(second).toMatchObject({ id: first.id, inserted: null });
  });

  it("carries a warning if its bot is not trained in its language", async () => {
    const { account, location } = await makeAccount();
    const bot = await makeBot(location);
    const asked = provisionInput(location.id, { botId: bot.id, language: "FRENCH" });
    expect((await startOrder(contextOf(account), asked)).warnings).toMatchObject([
      { code: "language_mismatch" },
    ]);
  });
});

describe("the same intent", () => {
  it("is the same order within an account, and a different one in another account", async () => {
    const { account, location } = await makeAccount();
    const asked = provisionInput(location.id, { intentKey: "form-7" });
    const first = await startOrder(contextOf(account), asked);
    const again = await startOrder(contextOf(account), { ...asked, name: "Another" });
    expect(again).toEqual({ order: first.order, warnings: [] });
    const other = await makeAccount("Elsewhere");
    const theirs = await startOrder(contextOf(other.account), { ...asked, orgId: other.location.id });
    expect(theirs.order.id).not.toBe(first.order.id);
    const another = await startOrder(contextOf(account), { ...asked, intentKey: "form-8" });
    expect(another.order.id).not.toBe(first.order.id);
  });

  it("needs a key: each request without one is a new order", async () => {
    const { account, location } = await makeAccount();
    await startOrder(contextOf(account), provisionInput(location.id));
    await startOrder(contextOf(account), provisionInput(location.id, { intentKey: "" }));
    await startOrder(contextOf(account), provisionInput(location.id));
    expect(await ordersOf(location.id)).toHaveLength(3);
  });

  it("for two organizations of an account at once is refused to one of them as number_taken", async () => {
    const { account, location } = await makeAccount();
    const insert = (orgId: string) =>
      inTransaction((tx) =>
        insertOrder(tx, contextOf(account), provisionInput(orgId, { intentKey: "form-9" }), {
          accountId: account.id,
          areaCodes: { codes: ["312"], asked: "312" },
        }),
      );
    await insert(location.id);
    await expect(insert(account.id)).rejects.toMatchObject({ code: "number_taken" });
  });

  it("is not blamed if an order violates another constraint: that is an internal error", async () => {
    const { account, location } = await makeAccount();
    const broken = inTransaction((tx) =>
      insertOrder(tx, contextOf(account), provisionInput(location.id), {
        accountId: location.id,
        areaCodes: { codes: ["312"], asked: "312" },
      }),
    );
    expect(brokenConstraint(await broken.catch((error: unknown) => error))).toMatch(/^phone_number_orders_/);
  });
});

describe("the ten slots of an organization", () => {
  it("are taken by lines and open orders, but not by released lines and failed orders", async () => {
    const { account, location } = await makeAccount();
    for (const status of ["active", "lost", "quarantined", "releasing"] as const)
      await makeNumber(location, { status });
    for (let i = 0; i < 3; i++) await makeNumber(location);
    await makeNumber(location, { status: "released" });
    await makeOrder(location.id, account.id, "searching");
    await makeOrder(location.id, account.id, "buying");
    await makeOrder(location.id, account.id, "failed");
    await makeNumber(account);
    await makeOrder(account.id, account.id, "searching");
    expect((await startOrder(contextOf(account), provisionInput(location.id))).order.state).toBe("searching");
    await expect(startOrder(contextOf(account), provisionInput(location.id))).rejects.toMatchObject({
      code: "number_limit_reached",
      details: { limit: 10, taken: 10 },
    });
  });
});

describe("a refused order", () => {
  it("names what the organization lacks, and inserts nothing", async () => {
    const organization = await makeOrganization({ zip: null });
    await expect(startOrder(contextOf(organization), provisionInput(organization.id))).rejects.toMatchObject({
      code: "organization_incomplete",
      details: { missing: ["address.zip"] },
    });
    expect(await ordersOf(organization.id)).toEqual([]);
  });

  it("can be inserted as failed with its reason, and takes no slot", async () => {
    const { account, location } = await makeAccount();
    const failure = { code: "number_limit_reached", message: "Ten." } as const;
    const context = contextOf(account);
    await inTransaction((tx) => insertRefusedOrder(tx, context, provisionInput(location.id), failure));
    const [row, ...more] = await ordersOf(location.id);
    expect(more).toEqual([]);
    expect(row).toMatchObject({
      state: "failed",
      failure,
      finishedAt: TEST_NOW,
      accountId: account.id,
      areaCodeAsked: "312",
      recoversNumberId: null,
      intentKey: null,
    });
  });
});

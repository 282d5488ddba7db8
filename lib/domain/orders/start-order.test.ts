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
  TEST_NOW,
  wishFor,
} from "@/db/testing/factory";
import { change, orderJobs, orderRow } from "@/db/testing/purchases";
import { inTransaction } from "@/db/transaction";
import type { ProvisionNumberInput } from "@/lib/schemas/phone-number";
import { chooseAreaCodes, insertOrder, keepRefusedOrder } from "./insert-order";
import { takeLease } from "./lease";
import { placeOrder, startOrder } from "./start-order";
import { sweepOrders } from "./sweep-orders";

useTestCarrier(useTestDatabase());

const CHICAGO = { city: "Chicago", state: "IL" };

async function ordersOf(orgId: string) {
  return database().select().from(phoneNumberOrders).where(eq(phoneNumberOrders.orgId, orgId));
}

/** Adds an order of that state by hand. */
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

describe("a purchase that is asked for", () => {
  it("is kept with every wish, in the name of who asked", async () => {
    const { account, location } = await makeAccount();
    const bot = await makeBot(location, { languages: ["SPANISH"] });
    const context = contextOf(account);
    const asked = wishFor(location.id, {
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

  it("is told to the history with its wishes", async () => {
    const { account, location } = await makeAccount();
    const bot = await makeBot(location);
    const entryFor = async (values: Partial<ProvisionNumberInput>) => {
      const { order } = await startOrder(contextOf(account), wishFor(location.id, values));
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

  it("is handed to the worker at once, or left to whoever goes on with it, until a sweep finds it", async () => {
    const { account, location } = await makeAccount();
    const jobsOf = async (options: { held?: boolean }) => {
      const { id } = await placeOrder(contextOf(account), wishFor(location.id), options);
      return { id, jobs: await orderJobs(id) };
    };
    const free = await jobsOf({});
    expect(free.jobs).toMatchObject([{ task: "orders.advance", payload: { orderId: free.id } }]);
    expect(free.jobs[0]?.seconds).toBeLessThanOrEqual(0);
    const held = await jobsOf({ held: true });
    expect(held.jobs).toEqual([]);
    await sweepOrders();
    expect(await orderJobs(held.id)).toEqual([]);
    await change(held.id, { leaseUntil: TEST_NOW });
    await sweepOrders();
    expect(await orderJobs(held.id)).toMatchObject([{ payload: { orderId: held.id } }]);
  });

  it("belongs to whoever goes on with it at once, from its first moment, and otherwise to who takes it first", async () => {
    const { account, location } = await makeAccount();
    const context = contextOf(account);
    const own = await placeOrder(context, wishFor(location.id), { held: true });
    expect(own.held).toMatchObject({ id: own.id, state: "searching", leaseToken: expect.any(String) });
    expect(await takeLease(own.id)).toBeNull();
    const free = await placeOrder(context, wishFor(location.id));
    expect(free.held).toBeNull();
    expect(await takeLease(free.id)).toMatchObject({ id: free.id });
  });

  it("that the same intent leads to again is not held by who asks again", async () => {
    const { account, location } = await makeAccount();
    const context = contextOf(account);
    const wish = wishFor(location.id, { intentKey: "twice" });
    const first = await placeOrder(context, wish, { held: true });
    const second = await placeOrder(context, wish, { held: true });
    expect(second).toMatchObject({ id: first.id, held: null });
  });

  it("for a bot that does not speak its language is warned of", async () => {
    const { account, location } = await makeAccount();
    const bot = await makeBot(location);
    const asked = wishFor(location.id, { botId: bot.id, language: "FRENCH" });
    expect((await startOrder(contextOf(account), asked)).warnings).toMatchObject([
      { code: "language_mismatch" },
    ]);
  });
});

describe("the same intent", () => {
  it("of one account is the same order, and of another account its own", async () => {
    const { account, location } = await makeAccount();
    const asked = wishFor(location.id, { intentKey: "form-7" });
    const first = await startOrder(contextOf(account), asked);
    const again = await startOrder(contextOf(account), { ...asked, name: "Another" });
    expect(again).toEqual({ order: first.order, warnings: [] });
    const other = await makeAccount("Elsewhere");
    const theirs = await startOrder(contextOf(other.account), { ...asked, orgId: other.location.id });
    expect(theirs.order.id).not.toBe(first.order.id);
    const another = await startOrder(contextOf(account), { ...asked, intentKey: "form-8" });
    expect(another.order.id).not.toBe(first.order.id);
  });

  it("of no key is every time a new order", async () => {
    const { account, location } = await makeAccount();
    await startOrder(contextOf(account), wishFor(location.id));
    await startOrder(contextOf(account), wishFor(location.id, { intentKey: "" }));
    await startOrder(contextOf(account), wishFor(location.id));
    expect(await ordersOf(location.id)).toHaveLength(3);
  });

  it("at once for two organizations of an account is refused to one of them as number_taken", async () => {
    const { account, location } = await makeAccount();
    const keep = (orgId: string) =>
      inTransaction((tx) =>
        insertOrder(tx, contextOf(account), wishFor(orgId, { intentKey: "form-9" }), {
          accountId: account.id,
          areaCodes: { codes: ["312"], asked: "312" },
        }),
      );
    await keep(location.id);
    await expect(keep(account.id)).rejects.toMatchObject({ code: "number_taken" });
  });

  it("that cannot be kept for another reason is an error of ours, not said to be taken", async () => {
    const { account, location } = await makeAccount();
    const broken = inTransaction((tx) =>
      insertOrder(tx, contextOf(account), wishFor(location.id), {
        accountId: location.id,
        areaCodes: { codes: ["312"], asked: "312" },
      }),
    );
    await expect(broken).rejects.toThrow("Failed query");
  });
});

describe("the ten slots of an organization", () => {
  it("are taken by living lines and open orders, and not by released lines and orders that failed", async () => {
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
    expect((await startOrder(contextOf(account), wishFor(location.id))).order.state).toBe("searching");
    await expect(startOrder(contextOf(account), wishFor(location.id))).rejects.toMatchObject({
      code: "number_limit_reached",
      details: { limit: 10, taken: 10 },
    });
  });
});

describe("what a purchase is refused for", () => {
  it("says what the organization lacks, and keeps nothing", async () => {
    const organization = await makeOrganization({ zip: null });
    await expect(startOrder(contextOf(organization), wishFor(organization.id))).rejects.toMatchObject({
      code: "organization_incomplete",
      details: { missing: ["address.zip"] },
    });
    expect(await ordersOf(organization.id)).toEqual([]);
  });

  it("can be kept with its reason, for who reads it and tries again; it holds no slot", async () => {
    const { account, location } = await makeAccount();
    const failure = { code: "number_limit_reached", message: "Ten." } as const;
    const context = contextOf(account);
    await inTransaction((tx) => keepRefusedOrder(tx, context, wishFor(location.id), failure));
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

describe("the area codes of a purchase", () => {
  it("are the one that was asked for, the named number's own, or those of the place", () => {
    const codesFor = (values: Partial<ProvisionNumberInput>) =>
      chooseAreaCodes(wishFor("org", values), CHICAGO);
    expect(codesFor({ areaCode: "773" })).toEqual({ codes: ["773"], asked: "773" });
    for (const areaCode of [null, "872"])
      expect(codesFor({ areaCode, phoneNumber: "+18725550177" })).toEqual({ codes: ["872"], asked: "872" });
    const near = codesFor({ areaCode: null });
    expect(near.asked).toBeNull();
    expect(near.codes.length).toBeGreaterThan(3);
    expect(near.codes[0]).toBe("312");
  });

  it("are refused where the one asked for is not the named number's", () => {
    const message = "That number is in 872. Leave the area code out, or give 872.";
    expect(() =>
      chooseAreaCodes(wishFor("org", { areaCode: "773", phoneNumber: "+18725550177" }), CHICAGO),
    ).toThrow(
      expect.objectContaining({
        code: "invalid_area_code",
        fields: [{ path: "areaCode", code: "invalid_area_code", message }],
      }),
    );
  });

  it.each([
    ["areaCode", { areaCode: "999" }],
    ["areaCode", { areaCode: "999", phoneNumber: "+13125550177" }],
    ["phoneNumber", { areaCode: null, phoneNumber: "+19995550177" }],
  ] as const)("are refused at the field %s that they were asked for in", (path, values) => {
    expect(() => chooseAreaCodes(wishFor("org", values), CHICAGO)).toThrow(
      expect.objectContaining({
        code: "invalid_area_code",
        message: expect.stringContaining("999"),
        fields: [
          expect.objectContaining({
            path,
            code: "invalid_area_code",
            message: expect.stringContaining("999"),
          }),
        ],
      }),
    );
  });
});

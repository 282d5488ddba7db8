import { randomUUID } from "node:crypto";
import { and, eq, inArray, ne, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { phoneNumberOrders, phoneNumbers } from "@/db/schema";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { eventually } from "@/db/testing/eventually";
import { contextOf, makeAccount, makeNumber, provisionInput, TEST_NOW } from "@/db/testing/factory";
import { BUSY, updateOrder } from "@/db/testing/purchases";
import { releaseNumber } from "@/lib/domain/numbers/release-number";
import { provisionNumber } from "./provision-number";
import { startOrder } from "./start-order";

const carrier = useTestCarrier(useTestDatabase());

describe("simultaneous and repeated orders", () => {
  it("a form submitted twenty times at once leads to one purchase and one line", async () => {
    const { account, location } = await makeAccount();
    const intentKey = crypto.randomUUID();
    const before = await carrier.purchases();
    const results = await Promise.all(
      Array.from({ length: 20 }, () =>
        provisionNumber(contextOf(account), provisionInput(location.id, { intentKey })),
      ),
    );
    expect(new Set(results.map(({ order }) => order.id)).size).toBe(1);
    expect(new Set(results.map(({ phoneNumber }) => phoneNumber?.id)).size).toBe(1);
    expect(await carrier.purchases()).toBe(before + 1);
  });

  it("the same intent, repeated after the line was released, is the same order and buys nothing", async () => {
    const { account, location } = await makeAccount();
    const asked = provisionInput(location.id, { intentKey: crypto.randomUUID() });
    const first = await provisionNumber(contextOf(account), asked);
    await releaseNumber(contextOf(account), { id: first.phoneNumber?.id ?? "" });
    const before = await carrier.purchases();
    const again = await provisionNumber(contextOf(account), asked);
    expect(again).toMatchObject({ order: { id: first.order.id, state: "done" }, phoneNumber: null });
    expect(await carrier.purchases()).toBe(before);
  });

  it("an intent from an Idempotency-Key is cleared after a day, unless its order is still open", async () => {
    const { account, location } = await makeAccount();
    const asked = provisionInput(location.id, { intentKey: `api:${crypto.randomUUID()}` });
    const aDayOlder = (id: string) =>
      database()
        .update(phoneNumberOrders)
        .set({ deadlineAt: sql`clock_timestamp() - interval '1 second'` })
        .where(eq(phoneNumberOrders.id, id));
    const open = await startOrder(contextOf(account), asked);
    await aDayOlder(open.order.id);
    expect((await startOrder(contextOf(account), asked)).order.id).toBe(open.order.id);
    const first = await provisionNumber(contextOf(account), asked);
    expect(first.order).toMatchObject({ id: open.order.id, state: "done" });
    const before = await carrier.purchases();
    const next = await provisionNumber(contextOf(account), asked);
    expect(next.order).toMatchObject({ state: "done" });
    expect(next.order.id).not.toBe(first.order.id);
    expect(await carrier.purchases()).toBe(before + 1);
  });

  it.each([2, 5])("of %i orders for the tenth slot, one gets it and the others buy nothing", async (n) => {
    const { account, location } = await makeAccount();
    for (let i = 0; i < 9; i++) await makeNumber(location);
    const before = await carrier.purchases();
    const results = await Promise.allSettled(
      Array.from({ length: n }, () => provisionNumber(contextOf(account), provisionInput(location.id))),
    );
    const refused = results.filter((result) => result.status === "rejected");
    expect(refused.map((result) => result.reason.code)).toEqual(Array(n - 1).fill("number_limit_reached"));
    expect(await carrier.purchases()).toBe(before + 1);
    const lines = await database()
      .select()
      .from(phoneNumbers)
      .where(and(eq(phoneNumbers.orgId, location.id), ne(phoneNumbers.status, "released")));
    expect(lines).toHaveLength(10);
  });

  it.each([
    "carrier_unavailable",
    "no_numbers_available",
    "number_not_available",
    "invalid_area_code",
  ] as const)(
    "an order that failed with %s is reported once; then its key places a new one",
    async (code) => {
      const { account, location } = await makeAccount();
      const asked = provisionInput(location.id, { intentKey: `api:${crypto.randomUUID()}` });
      const ask = async (input = asked) => (await provisionNumber(contextOf(account), input)).order;
      await carrier.fail({ operation: "buy", ...BUSY });
      const first = await ask();
      expect(first).toMatchObject({ state: "buying", waiting: { code: "rate_limited" } });
      const failure = { code, message: "" };
      await updateOrder(first.id, {
        state: "failed",
        failure,
        finishedAt: TEST_NOW,
        waitingFor: null,
        nextTryAt: null,
      });
      expect(await ask()).toMatchObject({ id: first.id, state: "failed" });
      await carrier.fail();
      const second = await ask();
      expect(second).toMatchObject({ state: "done" });
      expect(second.id).not.toBe(first.id);
      expect(await ask()).toMatchObject({ id: second.id });
    },
  );

  it("a failed order from a form stays the order of its intent", async () => {
    const [intentKey, code] = ["form-1", "carrier_unavailable"] as const;
    const { account, location } = await makeAccount();
    const ask = async () =>
      (await provisionNumber(contextOf(account), provisionInput(location.id, { intentKey }))).order;
    await carrier.fail({ operation: "buy", ...BUSY });
    const { id } = await ask();
    await updateOrder(id, {
      state: "failed",
      failure: { code, message: "" },
      finishedAt: TEST_NOW,
      waitingFor: null,
    });
    expect([await ask(), await ask()]).toMatchObject([{ id }, { id }]);
  });

  it("many orders in one area code at once get a number each", async () => {
    const accounts = await Promise.all(Array.from({ length: 6 }, () => makeAccount()));
    const results = await Promise.all(
      accounts.map(({ account, location }) => {
        const input = provisionInput(location.id, { areaCode: "872", intentKey: randomUUID() });
        // On a busy machine, the carrier may answer one of them too late at first.
        return eventually(async () => {
          const result = await provisionNumber(contextOf(account), input);
          expect(result.order).toMatchObject({ state: "done", failure: null });
          return result;
        }, 100);
      }),
    );
    expect(new Set(results.map(({ phoneNumber }) => phoneNumber?.number)).size).toBe(6);
    const open = await database()
      .select()
      .from(phoneNumberOrders)
      .where(
        and(
          inArray(
            phoneNumberOrders.accountId,
            accounts.map(({ account }) => account.id),
          ),
          ne(phoneNumberOrders.state, "done"),
        ),
      );
    expect(open).toEqual([]);
  });
});

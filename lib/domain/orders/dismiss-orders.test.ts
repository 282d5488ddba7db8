import { and, eq, inArray } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { auditEntries } from "@/db/schema";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import { contextOf, makeAccount, makeNumber, provisionInput, TEST_NOW } from "@/db/testing/factory";
import { orderRow, placedOrder, updateOrder } from "@/db/testing/purchases";
import type { Context } from "@/lib/context";
import { getOverview } from "@/lib/domain/overview/get-overview";
import { listOrdersInput } from "@/lib/schemas/order";
import { dismissOrders } from "./dismiss-orders";
import { listOrders } from "./list-orders";
import { startOrder } from "./start-order";

useTestDatabase();
useTestEnvironment();

const FAILED = {
  state: "failed",
  failure: { code: "no_numbers_available", message: "The carrier has no numbers in 312." },
  finishedAt: TEST_NOW,
} as const;

/** Failed orders of one location. */
async function failedOrders(count: number) {
  const { account, location } = await makeAccount();
  const context = contextOf(account);
  const ids: string[] = [];
  for (let made = 0; made < count; made++) {
    const { order } = await startOrder(context, provisionInput(location.id, { name: `Line ${made}` }));
    await updateOrder(order.id, FAILED);
    ids.push(order.id);
  }
  return { account, location, context, ids };
}

const recent = async (context: Context) =>
  (await listOrders(context, listOrdersInput.parse({ recent: "true", open: "false" }))).orders.map(
    ({ id }) => id,
  );

const dismissalsOf = (ids: string[]) =>
  database()
    .select({ subjectId: auditEntries.subjectId, actorId: auditEntries.actorId })
    .from(auditEntries)
    .where(and(inArray(auditEntries.subjectId, ids), eq(auditEntries.action, "number.order_dismissed")));

describe("dismissing failed purchases", () => {
  it("takes them off the lists of everybody, and the history says who did it", async () => {
    const { account, context, ids } = await failedOrders(3);
    const [first = "", ...others] = ids;
    expect(await dismissOrders(context, { ids: others })).toEqual({
      dismissed: expect.arrayContaining(others),
    });
    expect(await recent(contextOf(account, "viewer"))).toEqual([first]);
    const { items } = (await getOverview(context)).needsYou;
    expect(items.flatMap((need) => (need.kind === "order" ? need.order.id : []))).toEqual([first]);
    expect(await dismissalsOf(ids)).toEqual(
      expect.arrayContaining(others.map((subjectId) => ({ subjectId, actorId: context.actor.id }))),
    );
    // They can still be read.
    expect((await listOrders(context, listOrdersInput.parse({}))).orders).toHaveLength(3);
  });

  it("changes nothing for open, finished and dismissed ones, nor for the second of two at once", async () => {
    const { context, ids } = await failedOrders(2);
    const [first = "", second = ""] = ids;
    await updateOrder(second, { state: "searching", failure: null, finishedAt: null });
    const answers = await Promise.all([dismissOrders(context, { ids }), dismissOrders(context, { ids })]);
    expect(answers.flatMap(({ dismissed }) => dismissed)).toEqual([first]);
    expect(await dismissalsOf(ids)).toHaveLength(1);
    expect((await orderRow(second)).dismissedAt).toBeNull();
  });

  it("is refused to viewers and managers, and as a whole if one order is foreign", async () => {
    const { account, context, ids } = await failedOrders(1);
    for (const role of ["viewer", "manager"] as const)
      await expect(dismissOrders(contextOf(account, role), { ids })).rejects.toMatchObject({
        code: "forbidden",
      });
    const foreign = await placedOrder();
    await updateOrder(foreign.id, FAILED);
    await expect(dismissOrders(context, { ids: [...ids, foreign.id] })).rejects.toMatchObject({
      code: "not_found",
    });
    expect(await recent(context)).toEqual(ids);
  });
});

describe("a failed purchase", () => {
  it("is replaced by a later one with the same name, once that is done, but by no other", async () => {
    const { location, context, ids } = await failedOrders(2);
    const [first = "", second = ""] = ids;
    const later = { ...context, now: () => new Date(TEST_NOW.getTime() + 1_000) };
    const { order } = await startOrder(later, provisionInput(location.id, { name: "LINE 0" }));
    expect((await recent(context)).sort()).toEqual([...ids].sort());
    const line = await makeNumber(location);
    await updateOrder(order.id, { state: "done", phoneNumberId: line.id });
    expect(await recent(context)).toEqual([second]);
    expect((await orderRow(first)).state).toBe("failed");
  });

  it("is listed after every open one on the Overview, however many failed later", async () => {
    const { location, context } = await failedOrders(0);
    const open = await startOrder(context, provisionInput(location.id));
    for (let count = 0; count < 11; count++) {
      const later = { ...context, now: () => new Date(TEST_NOW.getTime() + 1_000) };
      const { order } = await startOrder(later, provisionInput(location.id, { name: `Line ${count}` }));
      await updateOrder(order.id, FAILED);
    }
    expect((await getOverview(context)).runningOrders.map(({ id }) => id)).toEqual([open.order.id]);
  });
});

import { and, eq, inArray } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { auditEntries } from "@/db/schema";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import {
  contextOf,
  contextOfLocation,
  inDays,
  makeAccount,
  makeOrganization,
  supportContext,
  TEST_NOW,
} from "@/db/testing/factory";
import { makeFailedOrder, orderRow } from "@/db/testing/purchases";
import { countDismissable, dismissAllOrders } from "./dismiss-all-orders";
import { dismissOrders } from "./dismiss-orders";
import { retryOrder } from "./retry-order";

useTestDatabase();
useTestEnvironment();

const UNTIL = TEST_NOW.toISOString();

/** An account and its location with failed orders, two each. */
async function failures() {
  const { account, location } = await makeAccount();
  const orders = [
    await makeFailedOrder(account, TEST_NOW, { name: "A" }),
    await makeFailedOrder(account, TEST_NOW, { name: "B" }),
    await makeFailedOrder(location, TEST_NOW, { name: "C" }),
    await makeFailedOrder(location, TEST_NOW, { name: "D" }),
  ];
  return { account, location, context: contextOf(account), ids: orders.map(({ id }) => id) };
}

const left = async (ids: string[]) =>
  (await Promise.all(ids.map(orderRow))).filter(({ dismissedAt }) => !dismissedAt).map(({ id }) => id);
const dismissalsOf = (ids: string[]) =>
  database()
    .select({ subjectId: auditEntries.subjectId, actorId: auditEntries.actorId })
    .from(auditEntries)
    .where(and(inArray(auditEntries.subjectId, ids), eq(auditEntries.action, "number.order_dismissed")));

describe("dismissing all failed purchases", () => {
  it("takes those of the scope off the lists, each with an entry in the history, and no others", async () => {
    const { account, location, context, ids } = await failures();
    const other = await failures();
    expect(await countDismissable(context, { orgId: location.id })).toEqual({ count: 2, at: UNTIL });
    expect(await dismissAllOrders(context, { orgId: location.id, until: UNTIL })).toEqual({ dismissed: 2 });
    expect(await left(ids)).toEqual(ids.slice(0, 2));
    const whole = { accountId: account.id, until: UNTIL };
    expect(await dismissAllOrders(supportContext(), whole)).toEqual({ dismissed: 2 });
    expect(await left(ids)).toEqual([]);
    expect(await dismissalsOf(ids)).toHaveLength(4);
    expect(await left(other.ids)).toEqual(other.ids);
  });

  it("leaves what is being tried again, what failed after the reader looked, and what is no longer listed", async () => {
    const { account, location, context, ids } = await failures();
    const old = await makeFailedOrder(location, TEST_NOW, { name: "E", finishedAt: inDays(-8) });
    const later = await makeFailedOrder(location, TEST_NOW, { name: "F", finishedAt: inDays(0.01) });
    const soon = { ...context, now: () => inDays(0.02) };
    await retryOrder(soon, { id: ids[2] ?? "" });
    const scope = { accountId: account.id };
    expect((await countDismissable(soon, scope)).count).toBe(4);
    expect(await dismissAllOrders(soon, { ...scope, until: UNTIL })).toEqual({ dismissed: 3 });
    expect(await left([...ids, old.id, later.id])).toEqual([ids[2], old.id, later.id]);
  });

  it("is done once by two at once, also beside somebody who dismisses single ones", async () => {
    const { context, ids } = await failures();
    const answers = await Promise.all([
      dismissAllOrders(context, { until: UNTIL }),
      dismissAllOrders(context, { until: UNTIL }),
      dismissOrders(context, { ids: ids.toReversed() }),
    ]);
    const count = answers.reduce(
      (sum, { dismissed }) => sum + (typeof dismissed === "number" ? dismissed : dismissed.length),
      0,
    );
    expect(count).toBe(4);
    expect(await dismissalsOf(ids)).toHaveLength(4);
  });

  it("is refused to viewers and managers, and reaches only where one may be dismissed", async () => {
    const { account, location, ids } = await failures();
    for (const role of ["viewer", "manager"] as const) {
      const context = contextOf(account, role);
      await expect(dismissAllOrders(context, { until: UNTIL })).rejects.toMatchObject({ code: "forbidden" });
      expect((await countDismissable(context, {})).count).toBe(0);
    }
    const [viewer, admin] = [contextOf(account, "viewer"), contextOfLocation(location)];
    if (viewer.reach.everything || admin.reach.everything) throw new Error("They reach everything.");
    const mixed = {
      ...admin,
      reach: { ...viewer.reach, organizations: admin.reach.organizations },
    };
    expect((await countDismissable(mixed, {})).count).toBe(2);
    expect(await dismissAllOrders(mixed, { until: UNTIL })).toEqual({ dismissed: 2 });
    expect(await left(ids)).toEqual(ids.slice(0, 2));
  });

  it("dismisses nothing of a foreign scope", async () => {
    const { ids, location } = await failures();
    const stranger = contextOf(await makeOrganization());
    expect(await dismissAllOrders(stranger, { orgId: location.id, until: UNTIL })).toEqual({ dismissed: 0 });
    expect(await left(ids)).toEqual(ids);
  });
});

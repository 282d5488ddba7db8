import { describe, expect, it } from "vitest";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import { contextOf, inDays, makeAccount, makeNumber, TEST_NOW } from "@/db/testing/factory";
import { placedOrder, updateOrder } from "@/db/testing/purchases";
import { isIntentSettled } from "./is-intent-settled";

useTestDatabase();
useTestEnvironment();

describe("the order of an intent", () => {
  it("is settled once it is done, failed, stopped or waits, and not while it runs", async () => {
    const intentKey = "api:one-intent";
    const { id, context, location } = await placedOrder({ intentKey });
    const settled = () => isIntentSettled(context, intentKey);
    expect(await settled()).toBe(false);
    await updateOrder(id, { nextTryAt: inDays(1), waitingFor: "carrier_unavailable" });
    expect(await settled()).toBe(true);
    await updateOrder(id, { nextTryAt: null, waitingFor: null });
    expect(await settled()).toBe(false);
    await updateOrder(id, { stoppedAt: TEST_NOW, stoppedFor: "refused" });
    expect(await settled()).toBe(true);
    await updateOrder(id, { state: "failed", failure: { code: "given_up", message: "" }, stoppedAt: null });
    expect(await settled()).toBe(true);
    const line = await makeNumber(location);
    await updateOrder(id, { state: "done", failure: null, phoneNumberId: line.id });
    expect(await settled()).toBe(true);
  });

  it("is unknown to another account, and before it was placed", async () => {
    const intentKey = "api:other-intent";
    const { id, context } = await placedOrder({ intentKey });
    await updateOrder(id, { state: "failed", failure: { code: "given_up", message: "" } });
    const { account } = await makeAccount();
    expect(await isIntentSettled(contextOf(account), intentKey)).toBe(false);
    expect(await isIntentSettled(context, "api:no-intent")).toBe(false);
  });
});

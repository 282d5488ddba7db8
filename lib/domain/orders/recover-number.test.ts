import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { auditEntries, phoneNumberOrders, phoneNumbers } from "@/db/schema/index";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { contextOf, inDays, makeAccount, makeNumber, makeOrganization, TEST_NOW } from "@/db/testing/factory";
import { NUMBER_LIMIT } from "@/lib/constants/limits";
import { getNumber } from "@/lib/domain/numbers/get-number";
import { getReleasedNumber } from "@/lib/domain/numbers/get-released-number";
import { releaseNumber } from "@/lib/domain/numbers/release-number";
import { searchAvailableNumbers } from "@/lib/domain/numbers/search-available-numbers";
import { carrierOf, defaultCarrier, registerTestCarrier, resetCarriers } from "@/lib/telephony/registry";
import { advanceOrder } from "./advance-order";
import { getOrder } from "./get-order";
import { provisionNumber } from "./provision-number";
import { recoverNumber } from "./recover-number";

const carrier = useTestCarrier(useTestDatabase());
const tools = () => ({ carrierOf, now: () => TEST_NOW });

/** A line that was bought and released. */
async function scene() {
  const { account, location } = await makeAccount();
  const context = contextOf(account);
  const ordered = {
    orgId: location.id,
    name: "Main Line",
    language: "SPANISH",
    voiceId: "KIND_CURIOUS",
    areaCode: "312",
  } as const;
  const { phoneNumber: line } = await provisionNumber(context, ordered);
  if (!line) throw new Error("The number was not bought.");
  await releaseNumber(context, { id: line.id });
  return { account, location, context, line, input: { id: line.id } };
}

const later = (context: ReturnType<typeof contextOf>, days: number) => ({
  ...context,
  now: () => inDays(days),
});

describe("recoverNumber", () => {
  it("buys exactly that number, with its old name, language and voice, without a search or a bot", async () => {
    const { context, line, input } = await scene();
    expect(await getReleasedNumber(context, input)).toMatchObject({
      phoneNumber: { number: line.number, status: "released" },
      recoverableUntil: inDays(10).toISOString(),
      recovery: null,
    });
    await carrier.fail({ operation: "search", kind: "fail_before" });
    const { order } = await recoverNumber(context, input);
    await advanceOrder(order.id, tools());
    const done = await getOrder(context, { id: order.id });
    expect(done).toMatchObject({ state: "done", number: line.number, failure: null });
    expect(await getNumber(context, { id: done.phoneNumberId ?? "" })).toMatchObject({
      number: line.number,
      orgId: line.orgId,
      name: "Main Line",
      language: "SPANISH",
      voiceId: "KIND_CURIOUS",
      botId: null,
      areaCode: "312",
      locality: line.locality,
    });
    expect(done.phoneNumberId).not.toBe(line.id);
    expect(await carrier.purchases(line.number)).toBe(2);
    expect(await getReleasedNumber(context, input)).toMatchObject({
      recoverableUntil: null,
      recovery: { orderId: order.id, phoneNumberId: done.phoneNumberId },
    });
    const entries = await database().select().from(auditEntries).where(eq(auditEntries.subjectId, line.id));
    expect(entries.map(({ action }) => action)).toContain("number.recover");
  });

  it("places one order for repeated and simultaneous requests", async () => {
    const { context, line, input } = await scene();
    const answers = await Promise.all([1, 2, 3, 4].map(() => recoverNumber(context, input)));
    const ids = new Set(answers.map(({ order }) => order.id));
    expect(ids.size).toBe(1);
    const [orderId = ""] = ids;
    await advanceOrder(orderId, tools());
    expect((await recoverNumber(context, input)).order).toMatchObject({ id: orderId, state: "done" });
    expect(await carrier.purchases(line.number)).toBe(2);
  });

  it("can be tried again after a failed order", async () => {
    const { context, line, input } = await scene();
    await carrier.fail({ operation: "buy", kind: "refuse", status: 403, code: 20003 });
    const first = await recoverNumber(context, input);
    await advanceOrder(first.order.id, tools());
    expect((await getOrder(context, { id: first.order.id })).state).toBe("failed");
    await carrier.fail();
    const second = await recoverNumber(context, input);
    expect(second.order.id).not.toBe(first.order.id);
    await advanceOrder(second.order.id, tools());
    expect((await getOrder(context, { id: second.order.id })).state).toBe("done");
    expect(await carrier.purchases(line.number)).toBe(2);
  });

  it("fails with number_not_available if the carrier has sold the number, and buys no other", async () => {
    const { context, input } = await scene();
    await carrier.fail({ operation: "buy", kind: "refuse", status: 400, code: 21422 });
    const before = await carrier.purchases();
    const { order } = await recoverNumber(context, input);
    await advanceOrder(order.id, tools());
    expect(await getOrder(context, { id: order.id })).toMatchObject({
      state: "failed",
      failure: { code: "number_not_available" },
    });
    expect(await carrier.purchases()).toBe(before);
  });

  it("is offered for ten days, and then refused as number_not_available", async () => {
    const { context, input } = await scene();
    expect((await getReleasedNumber(later(context, 9.99), input)).recoverableUntil).not.toBeNull();
    expect((await getReleasedNumber(later(context, 10), input)).recoverableUntil).toBeNull();
    await expect(recoverNumber(later(context, 10), input)).rejects.toMatchObject({
      code: "number_not_available",
    });
  });

  it("is refused if the number has a line again, was never bought, or its carrier reserves none", async () => {
    const { location, context, line, input } = await scene();
    const refusal = { code: "number_not_available" };
    const living = await makeNumber(location, { number: line.number });
    await expect(recoverNumber(context, input)).rejects.toMatchObject(refusal);
    await database().delete(phoneNumbers).where(eq(phoneNumbers.id, living.id));
    const brought = await makeNumber(location, { carrier: "sip", status: "released", releasedAt: TEST_NOW });
    await expect(recoverNumber(context, { id: brought.id })).rejects.toMatchObject(refusal);
    const port = defaultCarrier();
    const { name, displayName } = port;
    const capabilities = { ...port.capabilities, recoverDays: null };
    registerTestCarrier({ name, displayName, capabilities, open: () => port });
    await expect(recoverNumber(context, input)).rejects.toMatchObject(refusal);
    resetCarriers();
    expect((await getReleasedNumber(context, input)).recoverableUntil).not.toBeNull();
  });

  it("counts toward the limit of ten numbers", async () => {
    const { location, context, input } = await scene();
    for (let made = 0; made < NUMBER_LIMIT; made++) await makeNumber(location);
    await expect(recoverNumber(context, input)).rejects.toMatchObject({ code: "number_limit_reached" });
  });

  it("refuses viewers and managers, and does not find lines that are foreign or not released", async () => {
    const { account, location, context, input } = await scene();
    for (const role of ["viewer", "manager"] as const)
      await expect(recoverNumber(contextOf(account, role), input)).rejects.toMatchObject({
        code: "forbidden",
      });
    const missing = { code: "not_found" };
    const stranger = contextOf(await makeOrganization());
    await expect(recoverNumber(stranger, input)).rejects.toMatchObject(missing);
    await expect(getReleasedNumber(stranger, input)).rejects.toMatchObject(missing);
    const living = await makeNumber(location);
    await expect(recoverNumber(context, { id: living.id })).rejects.toMatchObject(missing);
    expect(await database().$count(phoneNumberOrders, eq(phoneNumberOrders.recoversNumberId, input.id))).toBe(
      0,
    );
  });
});

describe("the local carrier", () => {
  it("offers a released number to nobody until it is bought back", async () => {
    const { context, line } = await scene();
    const offered = async () => {
      const found = await searchAvailableNumbers(context, { contains: line.number.slice(2), limit: 10 });
      return found.availablePhoneNumbers.length;
    };
    expect(await offered()).toBe(0);
    const bought = await defaultCarrier().numbers.buyNumber({
      number: line.number,
      label: "Main Line",
      reference: "by hand",
    });
    expect(bought.ok).toBe(true);
    expect(await offered()).toBe(0);
  });
});

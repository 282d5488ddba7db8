import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { auditEntries, phoneNumbers } from "@/db/schema";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { contextOf, makeAccount, makeBot, makeNumber, TEST_NOW } from "@/db/testing/factory";
import {
  advance,
  BUSY,
  bought,
  change,
  chosen,
  free,
  GONE,
  LATER,
  leased,
  moved,
  orderRow,
  REFUSED,
  started,
  tools,
} from "@/db/testing/purchases";
import { carrier as carrierPort } from "@/lib/telephony/carrier";
import type { CarrierPort, OwnedCarrierNumber } from "@/lib/telephony/port";
import { numberWebhookUrl } from "@/lib/telephony/webhook-url";
import { advanceOrder } from "./advance-order";
import { buyNumber } from "./buy-number";
import { checkWiring } from "./check-wiring";
import { startOrder } from "./start-order";
import { wireNumber } from "./wire-number";

const carrier = useTestCarrier(useTestDatabase());

/** No id of a number of ours. */
const ELSEWHERE = `PN${"0".repeat(32)}`;

/** Our carrier, with other settings in its answer to a purchase than those that it was told. */
const forgetful = (forgotten: Partial<OwnedCarrierNumber>): CarrierPort => {
  const port = carrierPort();
  return {
    ...port,
    buyNumber: async (order) => {
      const sold = await port.buyNumber(order);
      return sold.ok ? { ok: true, value: { ...sold.value, ...forgotten } } : sold;
    },
  };
};
/** What the ledger has about a number of ours. */
const eventsOf = async (number: string | null) =>
  (await carrier.ledger()).filter((entry) => entry.number === number).map(({ event }) => event);

describe("wiring", () => {
  it("is done with the purchase, where the carrier's answer has our address and our name for it", async () => {
    const { id } = await started();
    const order = await bought(id);
    expect(order).toMatchObject({ state: "wiring", boughtAt: LATER, wiredAt: LATER });
    await free(id);
    await advance(id);
    expect(await eventsOf(order.number)).toEqual(["purchase"]);
  });

  it.each([{ webhookUrl: null }, { webhookUrl: "http://localhost:1/elsewhere" }, { friendlyName: "Mine" }])(
    "is a step of its own where the carrier's answer to the purchase has %j",
    async (forgotten) => {
      const { id } = await started();
      const order = await chosen(id);
      const sold = await moved(buyNumber(order, { ...tools(), carrier: forgetful(forgotten) }));
      expect(sold).toMatchObject({ state: "wiring", boughtAt: LATER, wiredAt: null });
      await free(id);
      await advance(id);
      expect(await orderRow(id)).toMatchObject({ state: "done", wiredAt: LATER });
      expect(await eventsOf(order.number)).toEqual(["purchase", "configure"]);
    },
  );

  it("tells the carrier our address and our own name for it, and notes when", async () => {
    const { id } = await started();
    const order = await bought(id);
    await carrierPort().configureNumber(order.carrierNumberId ?? "", {
      friendlyName: "Something",
      webhookUrl: "http://localhost:1/elsewhere",
    });
    expect(await wireNumber(order, tools())).toMatchObject({
      kind: "moved",
      order: { wiredAt: LATER, attempts: 0, updatedAt: LATER },
    });
    expect(await carrierPort().findNumber(order.number ?? "")).toMatchObject({
      value: { webhookUrl: numberWebhookUrl(), friendlyName: `Linekeeper ${id}` },
    });
  });

  it("finds the number again under another id, and goes on with that", async () => {
    const { id } = await started();
    const { carrierNumberId } = await bought(id);
    await change(id, { carrierNumberId: ELSEWHERE, wiredAt: null });
    await free(id);
    expect(await wireNumber(await leased(id), tools())).toMatchObject({
      kind: "moved",
      order: { carrierNumberId, wiredAt: null, updatedAt: LATER },
    });
    await free(id);
    await advance(id);
    expect(await orderRow(id)).toMatchObject({ state: "done", carrierNumberId });
  });

  it.each([
    [
      "does not know the id that it still lists",
      [{ operation: "update", ...GONE }],
      { reason: "carrier_unavailable", stopFor: "refused" },
    ],
    ["is busy", [{ operation: "update", ...BUSY }], { reason: "rate_limited" }],
    ["does not answer", [{ operation: "update", kind: "cut_before" }], { reason: "carrier_unavailable" }],
    [
      "neither knows the id nor lists its numbers",
      [
        { operation: "update", ...GONE },
        { operation: "list", kind: "cut_before" },
      ],
      { reason: "carrier_unavailable" },
    ],
  ] as const)("waits while the carrier %s", async (_, faults, wait) => {
    const { id } = await started();
    const order = await bought(id);
    await carrier.fail(...faults);
    expect(await wireNumber(order, tools())).toMatchObject({ kind: "wait", ...wait });
  });

  it.each([
    [{ operation: "update", ...REFUSED }, "account_problem"],
    [{ operation: "update", kind: "refuse", status: 400, code: 21631 }, "refused"],
  ] as const)("stops at a refusal %j, since the number is paid for", async (fault, reason) => {
    const { id } = await started();
    const order = await bought(id);
    await carrier.fail(fault);
    expect(await wireNumber(order, tools())).toMatchObject({ kind: "stop", reason });
  });

  it("ends as number_not_available where the carrier has taken the number back", async () => {
    const { id } = await started();
    const order = await bought(id);
    await carrierPort().releaseNumber(order.carrierNumberId ?? "");
    const gone = { kind: "fail", failure: { code: "number_not_available" } };
    expect(await wireNumber(order, tools())).toMatchObject(gone);
    expect(await checkWiring(order, tools())).toMatchObject(gone);
  });
});

describe("the check", () => {
  it("lets no line appear while calls would go elsewhere: the number is wired again", async () => {
    const { id } = await started();
    const order = await moved(wireNumber(await bought(id), tools()));
    await carrierPort().configureNumber(order.carrierNumberId ?? "", {
      friendlyName: "Linekeeper",
      webhookUrl: "http://localhost:1/elsewhere",
    });
    expect(await checkWiring(order, tools())).toMatchObject({
      kind: "wait",
      reason: "carrier_unavailable",
      stopFor: "refused",
      order: { wiredAt: null, updatedAt: LATER },
    });
    await free(id);
    await advance(id);
    expect(await orderRow(id)).toMatchObject({ state: "done", checkedAt: LATER, finishedAt: LATER });
    expect(await carrierPort().findNumber(order.number ?? "")).toMatchObject({
      value: { webhookUrl: numberWebhookUrl() },
    });
  });

  it("goes by the id that the carrier has for the number, whatever was kept of the purchase", async () => {
    const { id } = await started();
    const { carrierNumberId } = await bought(id);
    await change(id, { carrierNumberId: ELSEWHERE });
    await free(id);
    expect(await checkWiring(await leased(id), tools())).toMatchObject({ kind: "done" });
    const { phoneNumberId, ...row } = await orderRow(id);
    expect(row).toMatchObject({ state: "done", carrierNumberId });
    const [line] = await database()
      .select()
      .from(phoneNumbers)
      .where(eq(phoneNumbers.id, phoneNumberId ?? ""));
    expect(line).toMatchObject({ carrierNumberId });
  });

  it("that never finds our address waits longer each time, and says after a day that the carrier refused", async () => {
    const { id } = await started();
    const port = carrierPort();
    const elsewhere: CarrierPort = {
      ...port,
      findNumber: async (number) => {
        const held = await port.findNumber(number);
        return held.ok && held.value ? { ok: true, value: { ...held.value, webhookUrl: null } } : held;
      },
    };
    const next = () => advanceOrder(id, { carrier: elsewhere, now: () => LATER });
    for (let tries = 1; tries <= 3; tries++) {
      await next();
      expect(await orderRow(id)).toMatchObject({ waitingFor: "carrier_unavailable", attempts: tries });
      await free(id);
    }
    await change(id, { deadlineAt: TEST_NOW });
    await next();
    expect(await orderRow(id)).toMatchObject({ state: "wiring", stoppedFor: "refused" });
  });

  it("waits while the carrier does not answer, and stops where it refuses our account", async () => {
    const { id } = await started();
    const unwired = await bought(id);
    await carrier.fail({ operation: "update", kind: "cut_before" });
    expect(await wireNumber(unwired, tools())).toMatchObject({ kind: "wait", reason: "carrier_unavailable" });
    await carrier.fail({ operation: "update", ...REFUSED });
    expect(await wireNumber(unwired, tools())).toMatchObject({ kind: "stop", reason: "account_problem" });
    await carrier.fail();
    const order = await moved(wireNumber(unwired, tools()));
    await carrier.fail({ operation: "list", kind: "cut_before" });
    expect(await checkWiring(order, tools())).toMatchObject({ kind: "wait" });
    await carrier.fail({ operation: "list", ...REFUSED });
    expect(await checkWiring(order, tools())).toMatchObject({ kind: "stop", reason: "account_problem" });
  });
});

describe("a purchase that cannot become a line", () => {
  it("stops where another line has its number by now", async () => {
    const { id, location } = await started();
    const order = await moved(wireNumber(await bought(id), tools()));
    await makeNumber(location, { number: order.number ?? "" });
    expect(await checkWiring(order, tools())).toMatchObject({ kind: "stop", reason: "number_taken" });
    expect(await orderRow(id)).toMatchObject({ state: "wiring", phoneNumberId: null });
  });

  it("stops where the installation has another carrier by now, and that one is asked for nothing", async () => {
    const { id } = await started();
    await bought(id);
    await change(id, { carrier: "another" });
    await free(id);
    const before = (await carrier.ledger()).length;
    await advance(id);
    expect(await orderRow(id)).toMatchObject({ state: "wiring", stoppedFor: "other_carrier" });
    expect(await carrier.ledger()).toHaveLength(before);
  });
});

describe("the line of a purchase", () => {
  it("has all that was wished for and bought, and the history says so in the name of who ordered it", async () => {
    const { account, location } = await makeAccount();
    const bot = await makeBot(location, { languages: ["ENGLISH"] });
    const context = contextOf(account);
    const { order } = await startOrder(context, {
      orgId: location.id,
      name: "Línea",
      language: "SPANISH",
      voiceId: "KIND_CURIOUS",
      areaCode: "312",
      botId: bot.id,
      callbackForwardingNumber: "+13125550142",
    });
    await advance(order.id);
    const row = await orderRow(order.id);
    const [line] = await database()
      .select()
      .from(phoneNumbers)
      .where(eq(phoneNumbers.id, row.phoneNumberId ?? ""));
    expect(line).toMatchObject({
      number: row.number,
      orgId: location.id,
      accountId: account.id,
      botId: bot.id,
      name: "Línea",
      language: "SPANISH",
      voiceId: "KIND_CURIOUS",
      callbackForwardingNumber: "+13125550142",
      status: "active",
      languageMismatch: true,
      carrierNumberId: row.carrierNumberId,
      carrierLabel: `Linekeeper ${order.id}`,
      areaCode: "312",
      locality: "Chicago",
      region: "IL",
      monthlyPrice: "1.1500",
      attachedAt: LATER,
      createdAt: LATER,
    });
    expect(row).toMatchObject({ state: "done", monthlyPrice: "1.1500", leaseToken: null, leaseUntil: null });
    const [entry] = await database()
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.subjectId, line?.id ?? ""));
    expect(entry).toMatchObject({
      action: "number.provision",
      subjectType: "phone_number",
      orgId: location.id,
      accountId: account.id,
      actorType: "user",
      actorId: context.actor.id,
      actorName: context.actor.name,
      requestId: context.requestId,
      after: {
        number: row.number,
        name: "Línea",
        language: "SPANISH",
        voiceId: "KIND_CURIOUS",
        areaCode: "312",
        monthlyPrice: "1.15",
        botId: bot.id,
        botName: "Front Desk",
      },
    });
  });

  it.each(["user", "support", "api_key", "system"] as const)(
    "names a %s who ordered it as what it is",
    async (type) => {
      const { id } = await started({}, { actor: { type, id: null, name: "Who asked" } });
      await advance(id);
      const { phoneNumberId, leaseToken } = await orderRow(id);
      expect(leaseToken).toBeNull();
      const [entry] = await database()
        .select()
        .from(auditEntries)
        .where(eq(auditEntries.subjectId, phoneNumberId ?? ""));
      expect(entry).toMatchObject({
        actorType: type,
        actorName: "Who asked",
        after: { botId: null, botName: null },
      });
    },
  );

  it("sounds as it was wished for last, while its number was bought", async () => {
    const { id } = await started();
    const order = await moved(wireNumber(await bought(id), tools()));
    await change(id, { language: "FRENCH", voiceId: "CALM_REASSURING" });
    await checkWiring(order, tools());
    const [line] = await database()
      .select()
      .from(phoneNumbers)
      .where(eq(phoneNumbers.number, order.number ?? ""));
    expect(line).toMatchObject({ language: "FRENCH", voiceId: "CALM_REASSURING", attachedAt: null });
    const entries = await database()
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.subjectId, line?.id ?? ""));
    expect(entries).toMatchObject([{ after: { language: "FRENCH", voiceId: "CALM_REASSURING" } }]);
  });

  it("starts detached where its bot has gone to another organization meanwhile", async () => {
    const { account, location } = await makeAccount();
    const { id } = await started();
    const bot = await makeBot(location);
    await change(id, { botId: bot.id });
    await advance(id);
    const { phoneNumberId } = await orderRow(id);
    const [line] = await database()
      .select()
      .from(phoneNumbers)
      .where(eq(phoneNumbers.id, phoneNumberId ?? ""));
    expect(line).toMatchObject({ botId: null, languageMismatch: false });
    expect(account.id).not.toBe(line?.accountId);
  });
});

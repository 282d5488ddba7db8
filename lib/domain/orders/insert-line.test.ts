import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { auditEntries, phoneNumbers } from "@/db/schema";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { contextOf, makeAccount, makeBot } from "@/db/testing/factory";
import {
  advance,
  boughtOrder,
  LATER,
  orderAfter,
  orderRow,
  placedOrder,
  stepTools,
  updateOrder,
} from "@/db/testing/purchases";
import { checkWiring } from "./check-wiring";
import { startOrder } from "./start-order";
import { wireNumber } from "./wire-number";

useTestCarrier(useTestDatabase());

describe("the line of an order", () => {
  it("has everything that was ordered and bought, and its history names the person who ordered it", async () => {
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
    "names a %s as the one who ordered it",
    async (type) => {
      const { id } = await placedOrder(
        {},
        { actor: { type, id: null, name: "Ada", email: "ada@example.com" } },
      );
      await advance(id);
      const { phoneNumberId, leaseToken } = await orderRow(id);
      expect(leaseToken).toBeNull();
      const [entry] = await database()
        .select()
        .from(auditEntries)
        .where(eq(auditEntries.subjectId, phoneNumberId ?? ""));
      expect(entry).toMatchObject({
        actorType: type,
        actorName: "Ada",
        actorEmail: "ada@example.com",
        after: { botId: null, botName: null },
      });
    },
  );

  it("has the language and voice that the order was changed to during the purchase", async () => {
    const { id } = await placedOrder();
    const order = await orderAfter(wireNumber(await boughtOrder(id), stepTools()));
    await updateOrder(id, { language: "FRENCH", voiceId: "CALM_REASSURING" });
    await checkWiring(order, stepTools());
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

  it("starts detached if its bot is now in another organization", async () => {
    const { account, location } = await makeAccount();
    const { id } = await placedOrder();
    const bot = await makeBot(location);
    await updateOrder(id, { botId: bot.id });
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

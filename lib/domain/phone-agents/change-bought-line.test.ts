import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { auditEntries, phoneNumberOrders, phoneNumbers } from "@/db/schema";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import { contextOf, makeAccount, makeBot, TEST_NOW } from "@/db/testing/factory";
import { detachNumber } from "@/lib/domain/numbers/detach-number";
import { updateNumber } from "@/lib/domain/numbers/update-number";
import { advanceOrder } from "@/lib/domain/orders/advance-order";
import { carrierOf } from "@/lib/telephony/registry";
import { createAgent } from "./create-agent";
import { updateAgent } from "./update-agent";

useTestCarrier(useTestDatabase());

/** A new agent in Chicago that speaks English, with an order that has not begun. */
async function ordered() {
  const { account, location } = await makeAccount();
  const context = contextOf(account);
  const { id } = await createAgent(context, { orgId: location.id, name: "Desk" }, {});
  const orders = () => database().select().from(phoneNumberOrders).where(eq(phoneNumberOrders.botId, id));
  const buy = async () => {
    const [order] = await orders();
    await advanceOrder(order?.id ?? "", { carrierOf, now: () => TEST_NOW });
  };
  const lines = () => database().select().from(phoneNumbers).where(eq(phoneNumbers.orgId, location.id));
  return { account, location, context, id, orders, buy, lines };
}

/** The same agent with the line that was bought for it. */
async function bought() {
  const agent = await ordered();
  await agent.buy();
  const [line] = await agent.lines();
  if (!line) throw new Error("No line was bought.");
  return { ...agent, line };
}

describe("a change of an agent's language or voice", () => {
  it("changes the line that was bought for it, and records this under the same request id", async () => {
    const { context, id, line, lines } = await bought();
    await updateAgent(context, { id, freeLanguage: "es", defaultVoiceId: "CALM_REASSURING" });
    expect(await lines()).toMatchObject([
      { language: "SPANISH", voiceId: "CALM_REASSURING", languageMismatch: false, version: line.version + 1 },
    ]);
    const entries = await database()
      .select()
      .from(auditEntries)
      .where(and(eq(auditEntries.subjectId, line.id), eq(auditEntries.action, "number.update")));
    expect(entries).toMatchObject([
      {
        actorId: context.actor.id,
        requestId: context.requestId,
        before: { language: "ENGLISH", voiceId: "FRIENDLY_BRIGHT" },
        after: { language: "SPANISH", voiceId: "CALM_REASSURING" },
      },
    ]);
  });

  it("resets the line to English and the default voice if both are cleared", async () => {
    const { context, id, lines } = await bought();
    await updateAgent(context, { id, freeLanguage: "French", defaultVoiceId: "KIND_CURIOUS" });
    await updateAgent(context, { id, freeLanguage: null, defaultVoiceId: null });
    expect(await lines()).toMatchObject([{ language: "ENGLISH", voiceId: "FRIENDLY_BRIGHT" }]);
  });

  it("does not overwrite what people set on the line if it repeats the old values", async () => {
    const { context, id, line, lines } = await bought();
    await updateAgent(context, { id, freeLanguage: "English", defaultVoiceId: "KIND_CURIOUS" });
    await updateNumber(context, { id: line.id, language: "FRENCH", voiceId: "CONFIDENT_UPBEAT" });
    await updateAgent(context, {
      id,
      name: "New name",
      freeLanguage: "English",
      defaultVoiceId: "KIND_CURIOUS",
    });
    expect(await lines()).toMatchObject([{ language: "FRENCH", voiceId: "CONFIDENT_UPBEAT" }]);
  });

  it("does not change lines that it does not answer or that were not bought for it", async () => {
    const { context, id, location, line, lines } = await bought();
    const other = await createAgent(context, { orgId: location.id, name: "Other" }, null);
    await updateAgent(context, { id: other.id, freeLanguage: "fr" });
    await detachNumber(context, { id: line.id });
    await updateAgent(context, { id, freeLanguage: "es", defaultVoiceId: "KIND_CURIOUS" });
    expect(await lines()).toMatchObject([{ language: "ENGLISH", voiceId: "FRIENDLY_BRIGHT" }]);
  });

  it("changes an open order, so that its line gets the new language and voice", async () => {
    const { context, id, orders, buy, lines } = await ordered();
    await updateAgent(context, { id, freeLanguage: "es", defaultVoiceId: "KIND_CURIOUS" });
    expect(await orders()).toMatchObject([{ language: "SPANISH", voiceId: "KIND_CURIOUS" }]);
    await buy();
    expect(await lines()).toMatchObject([
      { language: "SPANISH", voiceId: "KIND_CURIOUS", languageMismatch: false },
    ]);
  });

  it("reaches the line even if it happens during the purchase", async () => {
    const { context, id, buy, lines } = await ordered();
    await Promise.all([buy(), updateAgent(context, { id, freeLanguage: "es" })]);
    expect(await lines()).toMatchObject([{ language: "SPANISH", languageMismatch: false, botId: id }]);
  });

  it("refuses viewers, and does not find agents of other accounts", async () => {
    const { account, id, lines } = await bought();
    const stranger = contextOf((await makeAccount()).account);
    const change = { id, freeLanguage: "es" };
    await expect(updateAgent(contextOf(account, "viewer"), change)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(updateAgent(stranger, change)).rejects.toMatchObject({ code: "not_found" });
    expect(await lines()).toMatchObject([{ language: "ENGLISH" }]);
  });

  it("works without a line", async () => {
    const { location, context } = await bought();
    const bot = await makeBot(location);
    expect(await updateAgent(context, { id: bot.id, freeLanguage: "es" })).toMatchObject({
      language: "es",
      phoneNumber: null,
    });
  });
});

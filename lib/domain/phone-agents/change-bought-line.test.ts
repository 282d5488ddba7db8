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
import { carrier } from "@/lib/telephony/carrier";
import { createAgent } from "./create-agent";
import { updateAgent } from "./update-agent";

useTestCarrier(useTestDatabase());

/** A new agent in Chicago that speaks English, its purchase not yet begun. */
async function ordered() {
  const { account, location } = await makeAccount();
  const context = contextOf(account);
  const { id } = await createAgent(context, { orgId: location.id, name: "Desk" }, {});
  const orders = () => database().select().from(phoneNumberOrders).where(eq(phoneNumberOrders.botId, id));
  const buy = async () => {
    const [order] = await orders();
    await advanceOrder(order?.id ?? "", { carrier: carrier(), now: () => TEST_NOW });
  };
  const lines = () => database().select().from(phoneNumbers).where(eq(phoneNumbers.orgId, location.id));
  return { account, location, context, id, orders, buy, lines };
}

/** The same with the line that was bought for it. */
async function bought() {
  const agent = await ordered();
  await agent.buy();
  const [line] = await agent.lines();
  if (!line) throw new Error("No line was bought.");
  return { ...agent, line };
}

describe("a change of an agent's language or voice", () => {
  it("changes the line that was bought for it, and the line's history says so under the same request", async () => {
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

  it("gives the line back its English and first voice when both are taken away", async () => {
    const { context, id, lines } = await bought();
    await updateAgent(context, { id, freeLanguage: "French", defaultVoiceId: "KIND_CURIOUS" });
    await updateAgent(context, { id, freeLanguage: null, defaultVoiceId: null });
    expect(await lines()).toMatchObject([{ language: "ENGLISH", voiceId: "FRIENDLY_BRIGHT" }]);
  });

  it("leaves what people have set on the line, when it says again what it said before", async () => {
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

  it("leaves a line that another bot answers, or none, and lines that were not bought for it", async () => {
    const { context, id, location, line, lines } = await bought();
    const other = await createAgent(context, { orgId: location.id, name: "Other" }, null);
    await updateAgent(context, { id: other.id, freeLanguage: "fr" });
    await detachNumber(context, { id: line.id });
    await updateAgent(context, { id, freeLanguage: "es", defaultVoiceId: "KIND_CURIOUS" });
    expect(await lines()).toMatchObject([{ language: "ENGLISH", voiceId: "FRIENDLY_BRIGHT" }]);
  });

  it("reaches a purchase that is under way, whose line then arrives so", async () => {
    const { context, id, orders, buy, lines } = await ordered();
    await updateAgent(context, { id, freeLanguage: "es", defaultVoiceId: "KIND_CURIOUS" });
    expect(await orders()).toMatchObject([{ language: "SPANISH", voiceId: "KIND_CURIOUS" }]);
    await buy();
    expect(await lines()).toMatchObject([
      { language: "SPANISH", voiceId: "KIND_CURIOUS", languageMismatch: false },
    ]);
  });

  it("loses no purchase's line when both happen at once", async () => {
    const { context, id, buy, lines } = await ordered();
    await Promise.all([buy(), updateAgent(context, { id, freeLanguage: "es" })]);
    expect(await lines()).toMatchObject([{ language: "SPANISH", languageMismatch: false, botId: id }]);
  });

  it("changes nothing of either for who may not edit bots, or sees neither", async () => {
    const { account, id, lines } = await bought();
    const stranger = contextOf((await makeAccount()).account);
    const change = { id, freeLanguage: "es" };
    await expect(updateAgent(contextOf(account, "viewer"), change)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(updateAgent(stranger, change)).rejects.toMatchObject({ code: "not_found" });
    expect(await lines()).toMatchObject([{ language: "ENGLISH" }]);
  });

  it("needs no line", async () => {
    const { location, context } = await bought();
    const bot = await makeBot(location);
    expect(await updateAgent(context, { id: bot.id, freeLanguage: "es" })).toMatchObject({
      language: "es",
      phoneNumber: null,
    });
  });
});

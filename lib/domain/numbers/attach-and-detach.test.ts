import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { auditEntries } from "@/db/schema";
import { useTestDatabase } from "@/db/testing/database";
import { makeBot, makeNumber, makeOrganization } from "@/db/testing/factory";
import { historyOf, setting } from "@/db/testing/lines";
import { phoneNumberSchema } from "@/lib/schemas/phone-number";
import { attachNumber, switchBot } from "./attach-number";
import { detachNumber } from "./detach-number";

useTestDatabase();

describe("attach", () => {
  it("attaches a bot of the line's organization and records who did it", async () => {
    const { bot, line, context } = await setting();
    const { phoneNumber, warnings } = await attachNumber(context, { id: line.id, botId: bot.id });
    expect(phoneNumberSchema.parse(phoneNumber)).toMatchObject({
      botId: bot.id,
      state: "answering",
      attachedAt: context.now().toISOString(),
      version: 2,
    });
    expect(warnings).toEqual([]);
    const [entry] = await database().select().from(auditEntries).where(eq(auditEntries.subjectId, line.id));
    expect(entry).toMatchObject({
      action: "number.attach",
      actorName: context.actor.name,
      before: { botId: null, botName: null },
      after: { botId: bot.id, botName: "Front Desk" },
    });
  });

  it("changes and records nothing if the bot is already attached", async () => {
    const { bot, line, context } = await setting();
    await attachNumber(context, { id: line.id, botId: bot.id });
    const { phoneNumber } = await attachNumber(context, { id: line.id, botId: bot.id });
    expect(phoneNumber.version).toBe(2);
    expect(await historyOf(line.id)).toEqual(["number.attach"]);
  });

  it("refuses another bot, a bot of another organization, a foreign bot and a line that is not active", async () => {
    const { account, location, bot, line, context } = await setting();
    const other = await makeBot(location);
    const sibling = await makeBot(account);
    const foreign = await makeBot(await makeOrganization());
    const lost = await makeNumber(location, { status: "lost" });
    await attachNumber(context, { id: line.id, botId: bot.id });
    const attempt = (id: string, botId: string) => attachNumber(context, { id, botId });
    await expect(attempt(line.id, other.id)).rejects.toMatchObject({ code: "number_already_attached" });
    await expect(attempt(line.id, sibling.id)).rejects.toMatchObject({ code: "bot_in_other_organization" });
    await expect(attempt(line.id, foreign.id)).rejects.toMatchObject({ code: "not_found" });
    await expect(attempt(lost.id, bot.id)).rejects.toMatchObject({ code: "number_not_active" });
    expect(await historyOf(line.id)).toEqual(["number.attach"]);
  });

  it("warns if the bot does not speak the line's language, and the line then needs attention", async () => {
    const { location, bot, context } = await setting();
    const spanish = await makeNumber(location, { language: "SPANISH" });
    const { phoneNumber, warnings } = await attachNumber(context, { id: spanish.id, botId: bot.id });
    expect(warnings).toEqual([
      { code: "language_mismatch", message: "Front Desk is not trained in Spanish." },
    ]);
    expect(phoneNumber).toMatchObject({
      state: "needs_attention",
      attention: [{ code: "language_mismatch" }],
    });
  });
});

describe("switch and detach", () => {
  it("replaces the bot in one change, and changes nothing for the same bot", async () => {
    const { location, bot, line, context } = await setting();
    const next = await makeBot(location, { name: "Scheduler" });
    await attachNumber(context, { id: line.id, botId: bot.id });
    const { phoneNumber } = await switchBot(context, { id: line.id, botId: next.id });
    expect(phoneNumber).toMatchObject({ botId: next.id, version: 3 });
    await switchBot(context, { id: line.id, botId: next.id });
    expect((await historyOf(line.id)).sort()).toEqual(["number.attach", "number.switch"]);
  });

  it("detaches once, and shows since when nobody answers", async () => {
    const { bot, line, context } = await setting();
    await attachNumber(context, { id: line.id, botId: bot.id });
    const { phoneNumber } = await detachNumber(context, { id: line.id });
    expect(phoneNumber).toMatchObject({
      botId: null,
      state: "not_answering",
      attachedAt: null,
      detachedAt: context.now().toISOString(),
    });
    await detachNumber(context, { id: line.id });
    expect((await historyOf(line.id)).sort()).toEqual(["number.attach", "number.detach"]);
  });
});

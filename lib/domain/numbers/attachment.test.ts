import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { auditEntries, phoneNumbers } from "@/db/schema";
import { useTestDatabase } from "@/db/testing/database";
import { contextOf, inDays, makeAccount, makeBot, makeNumber } from "@/db/testing/factory";
import { updateBot } from "@/lib/domain/bots/update-bot";
import { attachNumber, switchBot } from "./attach-number";
import { detachNumber } from "./detach-number";
import { updateNumberAndBot } from "./update-number-and-bot";

useTestDatabase();

async function setting() {
  const { account, location } = await makeAccount();
  const bot = await makeBot(location);
  const night = await makeBot(location, { name: "Night", languages: ["SPANISH"] });
  const line = await makeNumber(location, { language: "SPANISH" });
  return { account, location, bot, night, line, context: contextOf(account) };
}

async function rowOf(id: string) {
  const [row] = await database().select().from(phoneNumbers).where(eq(phoneNumbers.id, id));
  return row;
}

async function entryOf(id: string, action: string) {
  const [entry, ...more] = await database()
    .select()
    .from(auditEntries)
    .where(and(eq(auditEntries.subjectId, id), eq(auditEntries.action, action)));
  expect(more).toEqual([]);
  return entry;
}

describe("the history of a line's bot", () => {
  it("names both bots of a switch", async () => {
    const { bot, night, line, context } = await setting();
    await attachNumber(context, { id: line.id, botId: bot.id });
    await switchBot(context, { id: line.id, botId: night.id });
    expect(await entryOf(line.id, "number.switch")).toMatchObject({
      before: { botId: bot.id, botName: "Front Desk" },
      after: { botId: night.id, botName: "Night" },
    });
  });

  it("records a switch on a detached line as an attach", async () => {
    const { night, line, context } = await setting();
    await switchBot(context, { id: line.id, botId: night.id });
    expect(await entryOf(line.id, "number.attach")).toMatchObject({
      before: { botId: null, botName: null },
      after: { botId: night.id, botName: "Night" },
    });
  });

  it("names the bot that was detached", async () => {
    const { bot, line, context } = await setting();
    await attachNumber(context, { id: line.id, botId: bot.id });
    await detachNumber(context, { id: line.id });
    expect(await entryOf(line.id, "number.detach")).toMatchObject({
      before: { botId: bot.id, botName: "Front Desk" },
      after: { botId: null, botName: null },
    });
  });
});

describe("a line", () => {
  it("shows through attach, switch and detach whether its bot speaks its language, and since when it has one", async () => {
    const { account, bot, night, line } = await setting();
    const on = (day: number) => contextOf(account, "manager", { now: () => inDays(day) });
    const attached = await attachNumber(on(1), { id: line.id, botId: bot.id });
    expect(attached.warnings).toHaveLength(1);
    expect(await rowOf(line.id)).toMatchObject({
      languageMismatch: true,
      attachedAt: inDays(1),
      detachedAt: null,
    });
    const switched = await switchBot(on(2), { id: line.id, botId: night.id });
    expect(switched.warnings).toEqual([]);
    expect(await rowOf(line.id)).toMatchObject({ languageMismatch: false, attachedAt: inDays(2) });
    await switchBot(on(2), { id: line.id, botId: bot.id });
    const detached = await detachNumber(on(3), { id: line.id });
    expect(detached).toMatchObject({ phoneNumber: { botId: null }, warnings: [] });
    expect(await rowOf(line.id)).toMatchObject({
      botId: null,
      languageMismatch: false,
      attachedAt: null,
      detachedAt: inDays(3),
    });
    await detachNumber(on(4), { id: line.id });
    expect(await rowOf(line.id)).toMatchObject({ detachedAt: inDays(3), version: 5 });
    await attachNumber(on(5), { id: line.id, botId: night.id });
    expect(await rowOf(line.id)).toMatchObject({ attachedAt: inDays(5), detachedAt: null });
  });

  it("of another bot keeps its mismatch when a bot learns a language", async () => {
    const { location, bot, line, context } = await setting();
    const other = await makeBot(location, { name: "Other" });
    const elsewhere = await makeNumber(location, { language: "SPANISH" });
    await attachNumber(context, { id: line.id, botId: bot.id });
    await attachNumber(context, { id: elsewhere.id, botId: other.id });
    await updateBot(context, { id: bot.id, languages: ["ENGLISH", "SPANISH"] });
    expect(await rowOf(line.id)).toMatchObject({ languageMismatch: false });
    expect(await rowOf(elsewhere.id)).toMatchObject({ languageMismatch: true });
  });
});

describe("an edit that also sets the bot", () => {
  it("attaches, switches and detaches, and leaves the bot alone if none is given", async () => {
    const { bot, night, line, context } = await setting();
    const edited = async (botId: string | null | undefined, name: string) =>
      (await updateNumberAndBot(context, { id: line.id, name }, botId)).phoneNumber;
    expect(await edited(bot.id, "One")).toMatchObject({ name: "One", botId: bot.id });
    expect(await edited(undefined, "Two")).toMatchObject({ name: "Two", botId: bot.id });
    expect(await edited(night.id, "Three")).toMatchObject({ name: "Three", botId: night.id });
    expect(await edited(null, "Four")).toMatchObject({ name: "Four", botId: null });
  });

  it("accepts the bot that a lost line has, and no other", async () => {
    const { bot, night, line, context } = await setting();
    await attachNumber(context, { id: line.id, botId: bot.id });
    await database().update(phoneNumbers).set({ status: "lost" }).where(eq(phoneNumbers.id, line.id));
    const edit = { id: line.id, name: "Desk" };
    expect((await updateNumberAndBot(context, edit, bot.id)).phoneNumber).toMatchObject({ name: "Desk" });
    await expect(updateNumberAndBot(context, edit, night.id)).rejects.toMatchObject({
      code: "number_not_active",
    });
  });

  it("changes nothing if the bot is refused", async () => {
    const { account, line, context } = await setting();
    const sibling = await makeBot(account);
    await expect(
      updateNumberAndBot(context, { id: line.id, name: "Desk" }, sibling.id),
    ).rejects.toMatchObject({
      code: "bot_in_other_organization",
    });
    expect(await rowOf(line.id)).toMatchObject({ name: line.name, version: 1 });
  });

  it("is refused to a viewer, and a foreign line does not exist", async () => {
    const { account, bot, line } = await setting();
    const stranger = await setting();
    const edit = { id: line.id, name: "Desk" };
    await expect(updateNumberAndBot(contextOf(account, "viewer"), edit, bot.id)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(updateNumberAndBot(stranger.context, edit, bot.id)).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

import { eq, isNull } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { auditEntries, bots, phoneNumbers } from "@/db/schema";
import { useTestDatabase } from "@/db/testing/database";
import { contextOf, makeAccount, makeBot, makeNumber } from "@/db/testing/factory";
import { attachNumber, switchBot } from "@/lib/domain/numbers/attach-number";
import { bringNumber } from "@/lib/domain/numbers/bring-number";
import { checkNumber } from "@/lib/domain/numbers/check-number";
import { detachNumber } from "@/lib/domain/numbers/detach-number";
import { getNumber } from "@/lib/domain/numbers/get-number";
import { listNumbers } from "@/lib/domain/numbers/list-numbers";
import { updateNumber } from "@/lib/domain/numbers/update-number";
import { formatPhone } from "@/lib/phone";
import { createBotInput, updateBotInput } from "@/lib/schemas/bot";
import { listNumbersInput } from "@/lib/schemas/phone-number";
import { createBot } from "./create-bot";
import { examineGreetings } from "./examine-greetings";
import { updateBot } from "./update-bot";

useTestDatabase();

const ENGLISH = "Thank you for calling. How can I help you?";
const SPANISH = "Gracias por llamar. ¿En qué puedo ayudarle?";
const WARNING = {
  code: "greeting_language_mismatch",
  message: "Recepción greets callers in English, but the line speaks Spanish.",
};
const ATTENTION = {
  code: "greeting_language_mismatch",
  message: `${WARNING.message} Change the greeting, or choose another bot.`,
};

/** A bot that is trained in Spanish and greets in English, and a Spanish line without a bot. */
async function setUp() {
  const { account, location } = await makeAccount();
  const context = contextOf(account);
  const input = {
    orgId: location.id,
    name: "Recepción",
    greeting: ENGLISH,
    languages: ["SPANISH", "ENGLISH"],
  };
  const { bot } = await createBot(context, createBotInput.parse(input));
  const line = await makeNumber(location, { language: "SPANISH" });
  return { location, context, bot, line };
}

describe("a line whose bot greets callers in another language", () => {
  it("is attached with a warning, needs attention, and fails the check of its language", async () => {
    const { context, bot, line } = await setUp();
    expect(bot.greetingLanguages).toEqual(["ENGLISH"]);
    const attached = await attachNumber(context, { id: line.id, botId: bot.id });
    expect(attached.warnings).toEqual([WARNING]);
    expect(attached.phoneNumber).toMatchObject({ state: "needs_attention", attention: [ATTENTION] });
    const { ok, checks } = await checkNumber(context, { id: line.id });
    expect(ok).toBe(false);
    expect(checks.find(({ id }) => id === "language")).toMatchObject({
      ok: false,
      title: WARNING.message,
      fix: "change_greeting",
    });
    const input = listNumbersInput.parse({ state: "needs_attention" });
    const { phoneNumbers } = await listNumbers(context, input);
    expect(phoneNumbers.map(({ id }) => id)).toEqual([line.id]);
    const detached = await detachNumber(context, { id: line.id });
    expect(detached.phoneNumber).toMatchObject({ state: "not_answering", attention: [] });
  });

  it("raises the warning when it is brought or switched, and when its language is edited", async () => {
    const { context, bot, line } = await setUp();
    const brought = await bringNumber(context, {
      orgId: line.orgId,
      phoneNumber: "+34931234567",
      language: "SPANISH",
      voiceId: "FRIENDLY_BRIGHT",
      botId: bot.id,
    });
    expect(brought).toMatchObject({ warnings: [WARNING], phoneNumber: { attention: [ATTENTION] } });
    expect((await switchBot(context, { id: line.id, botId: bot.id })).warnings).toEqual([WARNING]);
    const english = await updateNumber(context, { id: line.id, language: "ENGLISH" });
    expect(english).toMatchObject({ warnings: [], phoneNumber: { state: "answering" } });
    const spanish = await updateNumber(context, { id: line.id, language: "SPANISH" });
    expect(spanish).toMatchObject({ warnings: [WARNING], phoneNumber: { attention: [ATTENTION] } });
  });

  it("is in order once the greeting is in its language, and not before", async () => {
    const { context, bot, line } = await setUp();
    await attachNumber(context, { id: line.id, botId: bot.id });
    const change = (values: object) => updateBot(context, updateBotInput.parse({ id: bot.id, ...values }));
    const still = await change({ phoneGreeting: `${ENGLISH} Are you new here?` });
    expect(still.warnings).toEqual([
      {
        code: "greeting_language_mismatch",
        message: `${formatPhone(line.number)} speaks Spanish, but Recepción greets callers in English.`,
      },
    ]);
    expect((await change({ name: "Recepción" })).warnings).toEqual([]);
    const right = await change({ phoneGreeting: SPANISH });
    expect(right).toMatchObject({ warnings: [], bot: { greetingLanguages: ["SPANISH"] } });
    expect(await getNumber(context, { id: line.id })).toMatchObject({ state: "answering", attention: [] });
    await change({ phoneGreeting: null });
    expect((await getNumber(context, { id: line.id })).state).toBe("needs_attention");
  });

  it("names one reason only if the bot is not trained in the language at all", async () => {
    const { context, bot, line } = await setUp();
    await updateBot(context, updateBotInput.parse({ id: bot.id, languages: ["ENGLISH"] }));
    const { warnings, phoneNumber } = await attachNumber(context, { id: line.id, botId: bot.id });
    expect(warnings.map(({ code }) => code)).toEqual(["language_mismatch"]);
    expect(phoneNumber.attention.map(({ code }) => code)).toEqual(["language_mismatch"]);
  });

  it("keeps the languages of greetings out of the history, which has the greetings", async () => {
    const { context, bot } = await setUp();
    await updateBot(context, updateBotInput.parse({ id: bot.id, greeting: SPANISH }));
    const entries = await database()
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.subjectId, bot.id))
      .orderBy(auditEntries.id);
    const recorded = entries.map(({ before, after }) => ({ ...before, ...after }));
    for (const fields of recorded) expect(fields).not.toHaveProperty("greetingLanguages");
    expect(recorded.at(-1)).toHaveProperty("greeting", SPANISH);
  });
});

describe("examineGreetings", () => {
  it("examines bots from before once, updates their lines, and changes nothing else", async () => {
    const { location } = await makeAccount();
    const spanish = { languages: ["SPANISH" as const], name: "Recepción" };
    const before = await makeBot(location, { ...spanish, greeting: ENGLISH });
    const line = await makeNumber(location, { botId: before.id, language: "SPANISH" });
    const fine = await makeNumber(location, {
      botId: (await makeBot(location, { ...spanish, greeting: SPANISH })).id,
      language: "SPANISH",
    });
    expect(await examineGreetings()).toBeGreaterThanOrEqual(2);
    const [after] = await database().select().from(bots).where(eq(bots.id, before.id));
    expect(after).toEqual({ ...before, greetingLanguages: ["ENGLISH"] });
    const mismatch = async (id: string) =>
      (await database().select().from(phoneNumbers).where(eq(phoneNumbers.id, id)))[0]?.languageMismatch;
    expect([await mismatch(line.id), await mismatch(fine.id)]).toEqual([true, false]);
    expect(await database().select().from(bots).where(isNull(bots.greetingLanguages))).toEqual([]);
    expect(await examineGreetings()).toBe(0);
  });

  it("may run twice at once, and beside an edit of the same bot", async () => {
    const { account, location } = await makeAccount();
    const bot = await makeBot(location, { languages: ["SPANISH"], greeting: ENGLISH });
    const line = await makeNumber(location, { botId: bot.id, language: "SPANISH" });
    const edit = updateBotInput.parse({ id: bot.id, greeting: SPANISH });
    await Promise.all([examineGreetings(), updateBot(contextOf(account), edit), examineGreetings()]);
    const [row] = await database().select().from(phoneNumbers).where(eq(phoneNumbers.id, line.id));
    expect(row?.languageMismatch).toBe(false);
  });
});

import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { auditEntries, botFaqs, phoneNumbers } from "@/db/schema";
import { useTestDatabase } from "@/db/testing/database";
import { contextOf, makeAccount, makeBot, makeNumber } from "@/db/testing/factory";
import { attachNumber } from "@/lib/domain/numbers/attach-number";
import { createBotInput, updateBotInput } from "@/lib/schemas/bot";
import { createBot } from "./create-bot";
import { deleteBot } from "./delete-bot";
import { getBot } from "./get-bot";
import { updateBot } from "./update-bot";

useTestDatabase();

const FAQS = [
  { question: "When do you open?", answer: "At nine." },
  { question: "Do you take walk-ins?", answer: "Yes." },
];
const ON_THE_PHONE = {
  outbound: true,
  accent: "Midwestern",
  firstMessage: "Hello, this is Bright Smile.",
  defaultVoiceId: "KIND_CURIOUS",
  handoffPhoneNumber: "+13125550142",
  interruptible: false,
  actionIds: ["answer", "take_message"],
  dataCollectionFields: ["Insurance", "Date of birth"],
  dataCollectionWebhookUrl: "https://example.com/collected?token=1",
  model: "oppie-vox-2",
};
const input = (orgId: string, values: object = {}) =>
  createBotInput.parse({ orgId, name: "Front Desk", greeting: "Hello!", faqs: FAQS, ...values });
const update = (values: object) => updateBotInput.parse(values);
const auditOf = (id: string) =>
  database().select().from(auditEntries).where(eq(auditEntries.subjectId, id)).orderBy(auditEntries.id);

describe("createBot", () => {
  it("creates a bot trained in English, with its questions in order", async () => {
    const { account, location } = await makeAccount();
    const { bot, warnings } = await createBot(contextOf(account, "manager"), input(location.id));
    expect(bot).toMatchObject({
      orgId: location.id,
      languages: ["ENGLISH"],
      outbound: false,
      isRagEnabled: false,
      faqs: FAQS,
      instructions: null,
      organization: { id: location.id, name: location.name },
      lineCount: 0,
      version: 1,
    });
    expect(warnings).toEqual([]);
    expect(await getBot(contextOf(account, "viewer"), bot)).toEqual(bot);
    expect(await auditOf(bot.id)).toMatchObject([
      { action: "bot.create", after: { faqs: FAQS }, orgId: location.id },
    ]);
  });

  it("stores phone behavior, all of it optional", async () => {
    const { account, location } = await makeAccount();
    const { bot: plain } = await createBot(contextOf(account), input(location.id));
    expect(plain).toMatchObject({
      type: "inbound",
      accent: null,
      firstMessage: null,
      defaultVoiceId: null,
      handoffPhoneNumber: null,
      interruptible: true,
      actionIds: null,
      dataCollectionFields: null,
      dataCollectionWebhookUrl: null,
      model: "oppie-vox",
    });
    const { bot } = await createBot(contextOf(account), input(location.id, ON_THE_PHONE));
    expect(bot).toMatchObject({ ...ON_THE_PHONE, type: "outbound" });
    expect((await auditOf(bot.id))[0]?.after).toMatchObject(ON_THE_PHONE);
  });

  it("refuses a viewer, and does not find a foreign organization", async () => {
    const [mine, foreign] = [await makeAccount(), await makeAccount()];
    await expect(createBot(contextOf(mine.account, "viewer"), input(mine.location.id))).rejects.toMatchObject(
      {
        code: "forbidden",
      },
    );
    await expect(createBot(contextOf(mine.account), input(foreign.location.id))).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

describe("updateBot", () => {
  it("changes the given fields, replaces the questions, and records before and after", async () => {
    const { account, location } = await makeAccount();
    const { bot } = await createBot(contextOf(account), input(location.id));
    const { bot: changed } = await updateBot(
      contextOf(account, "manager"),
      update({
        id: bot.id,
        version: 1,
        phoneGreeting: "Hi!",
        faqs: FAQS.slice(1),
        instructions: ["Be kind."],
      }),
    );
    expect(changed).toMatchObject({
      name: "Front Desk",
      phoneGreeting: "Hi!",
      faqs: FAQS.slice(1),
      version: 2,
    });
    expect((await auditOf(bot.id))[1]).toMatchObject({
      action: "bot.update",
      before: { phoneGreeting: null, faqs: FAQS.slice(0, 1), instructions: null },
      after: { phoneGreeting: "Hi!", faqs: [], instructions: ["Be kind."] },
    });
  });

  it("warns about each line in a language the bot lost, and clears the mismatch when the language returns", async () => {
    const { account, location } = await makeAccount();
    const bot = await makeBot(location, { languages: ["ENGLISH", "SPANISH"] });
    const spanish = await makeNumber(location, {
      botId: bot.id,
      language: "SPANISH",
      number: "+13125550142",
    });
    const english = await makeNumber(location, { botId: bot.id });
    const mismatches = async () =>
      (await database().select().from(phoneNumbers).where(eq(phoneNumbers.botId, bot.id)))
        .filter((line) => line.languageMismatch)
        .map((line) => line.id);
    const { warnings } = await updateBot(contextOf(account), update({ id: bot.id, languages: ["ENGLISH"] }));
    expect(warnings).toEqual([
      {
        code: "language_mismatch",
        message: "(312) 555-0142 speaks Spanish, which Front Desk is not trained in.",
      },
    ]);
    expect(await mismatches()).toEqual([spanish.id]);
    expect(english.languageMismatch).toBe(false);
    await updateBot(contextOf(account), update({ id: bot.id, languages: ["SPANISH", "ENGLISH"] }));
    expect(await mismatches()).toEqual([]);
  });

  it("distinguishes all actions from none, and records changed phone behavior", async () => {
    const { account, location } = await makeAccount();
    const { bot } = await createBot(contextOf(account), input(location.id, ON_THE_PHONE));
    const change = { actionIds: [], dataCollectionFields: [], handoffPhoneNumber: "", interruptible: true };
    const { bot: changed } = await updateBot(contextOf(account), update({ id: bot.id, ...change }));
    expect(changed).toMatchObject({ ...ON_THE_PHONE, ...change, handoffPhoneNumber: null });
    expect((await auditOf(bot.id))[1]).toMatchObject({
      before: { actionIds: ON_THE_PHONE.actionIds, interruptible: false },
      after: { actionIds: [], interruptible: true },
    });
    const { bot: free } = await updateBot(contextOf(account), update({ id: bot.id, actionIds: null }));
    expect([free.actionIds, free.dataCollectionFields]).toEqual([null, []]);
  });

  it("lets one of two concurrent edits win, and shows the other the current state", async () => {
    const { account, location } = await makeAccount();
    const bot = await makeBot(location);
    const results = await Promise.allSettled(
      ["Ann", "Bea"].map((name) => updateBot(contextOf(account), update({ id: bot.id, version: 1, name }))),
    );
    const won = results.find((result) => result.status === "fulfilled");
    const lost = results.find((result) => result.status === "rejected");
    expect(won?.value.bot.version).toBe(2);
    expect(lost?.reason).toMatchObject({
      code: "edit_conflict",
      details: { current: { version: 2, name: won?.value.bot.name } },
    });
  });

  it("records nothing when nothing changes", async () => {
    const { account, location } = await makeAccount();
    const { bot } = await createBot(contextOf(account), input(location.id));
    const { bot: same } = await updateBot(contextOf(account), update({ id: bot.id, faqs: FAQS }));
    expect(same.version).toBe(1);
    expect(await auditOf(bot.id)).toHaveLength(1);
  });

  it("refuses a viewer and a foreign caller", async () => {
    const [mine, foreign] = [await makeAccount(), await makeAccount()];
    const bot = await makeBot(mine.location);
    const change = update({ id: bot.id, name: "Other" });
    await expect(updateBot(contextOf(mine.account, "viewer"), change)).rejects.toMatchObject({
      code: "forbidden",
    });
    for (const verb of [updateBot, getBot, deleteBot])
      await expect(verb(contextOf(foreign.account), change)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("deleteBot", () => {
  it("deletes the bot with its questions, and keeps its fields in the history", async () => {
    const { account, location } = await makeAccount();
    const { bot } = await createBot(contextOf(account), input(location.id));
    expect(await deleteBot(contextOf(account, "manager"), bot)).toEqual({ id: bot.id });
    await expect(getBot(contextOf(account), bot)).rejects.toMatchObject({ code: "not_found" });
    expect(await database().select().from(botFaqs).where(eq(botFaqs.botId, bot.id))).toEqual([]);
    expect((await auditOf(bot.id))[1]).toMatchObject({
      action: "bot.delete",
      before: { name: "Front Desk" },
    });
  });

  it("refuses while the bot has lines, and names them", async () => {
    const { account, location } = await makeAccount();
    const bot = await makeBot(location);
    const line = await makeNumber(location, { botId: bot.id });
    await expect(deleteBot(contextOf(account), bot)).rejects.toMatchObject({
      code: "bot_in_use",
      details: { lines: [{ id: line.id, number: line.number, name: line.name }] },
    });
  });

  it("refuses a viewer", async () => {
    const { account, location } = await makeAccount();
    const bot = await makeBot(location);
    await expect(deleteBot(contextOf(account, "viewer"), bot)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("deletes once when two delete at once", async () => {
    const { account, location } = await makeAccount();
    const bot = await makeBot(location);
    const results = await Promise.allSettled([1, 2].map(() => deleteBot(contextOf(account), bot)));
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(results.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "not_found" },
    });
  });
});

describe("Deleting a bot while a line is being attached", () => {
  it("either deletes the bot or attaches the line, never both", async () => {
    for (let round = 0; round < 5; round++) {
      const { account, location } = await makeAccount();
      const bot = await makeBot(location);
      const line = await makeNumber(location);
      const [deleted, attached] = await Promise.allSettled([
        deleteBot(contextOf(account), bot),
        attachNumber(contextOf(account), { id: line.id, botId: bot.id }),
      ]);
      expect([deleted.status, attached.status].sort()).toEqual(["fulfilled", "rejected"]);
      const refused = deleted.status === "rejected" ? deleted : attached;
      expect(refused).toMatchObject({
        reason: { code: deleted.status === "rejected" ? "bot_in_use" : "not_found" },
      });
      const [now] = await database().select().from(phoneNumbers).where(eq(phoneNumbers.id, line.id));
      expect(now?.botId).toBe(deleted.status === "rejected" ? bot.id : null);
    }
  });
});

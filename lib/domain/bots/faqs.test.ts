import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { auditEntries } from "@/db/schema";
import { useTestDatabase } from "@/db/testing/database";
import { contextOf, makeAccount } from "@/db/testing/factory";
import { propertyRuns } from "@/db/testing/property-runs";
import {
  createBotInput,
  createFaqInput,
  faqIdInput,
  updateBotInput,
  updateFaqInput,
} from "@/lib/schemas/bot";
import { createBot } from "./create-bot";
import { createFaq } from "./create-faq";
import { deleteFaq } from "./delete-faq";
import { getBot } from "./get-bot";
import { listFaqs } from "./list-faqs";
import { matchFaqIds } from "./rules";
import { updateBot } from "./update-bot";
import { updateFaq } from "./update-faq";

useTestDatabase();

const HOURS = { question: "When do you open?", answer: "At nine." };
const WALK_INS = { question: "Do you take walk-ins?", answer: "Yes." };
const PARKING = { question: "Where do I park?", answer: "Behind the house." };

/** An account with a bot that has two questions. */
async function trained(faqs: object[] = [HOURS, WALK_INS]) {
  const { account, location } = await makeAccount();
  const input = createBotInput.parse({ orgId: location.id, name: "Front Desk", greeting: "Hello!", faqs });
  const { bot } = await createBot(contextOf(account), input);
  const [hours, walkIns] = bot.faqs;
  return { account, bot, hoursId: hours?.id ?? "", walkInsId: walkIns?.id ?? "" };
}
const auditOf = (id: string) =>
  database().select().from(auditEntries).where(eq(auditEntries.subjectId, id)).orderBy(auditEntries.id);

describe("A bot's questions", () => {
  it("are added, changed in place and deleted one by one, each as an edit of the bot", async () => {
    const { account, bot, hoursId, walkInsId } = await trained();
    const context = contextOf(account, "manager");
    const added = await createFaq(context, createFaqInput.parse({ id: bot.id, ...PARKING }));
    expect(added).toEqual({ id: expect.any(String), ...PARKING, version: 2 });
    const changed = await updateFaq(
      context,
      updateFaqInput.parse({ id: bot.id, faqId: hoursId, answer: "At eight." }),
    );
    expect(changed).toEqual({ id: hoursId, ...HOURS, answer: "At eight.", version: 3 });
    expect(await deleteFaq(context, faqIdInput.parse({ id: bot.id, faqId: walkInsId }))).toEqual({
      id: walkInsId,
      version: 4,
    });
    expect(await listFaqs(contextOf(account, "viewer"), bot)).toEqual({
      faqs: [
        { id: hoursId, ...HOURS, answer: "At eight." },
        { id: added.id, ...PARKING },
      ],
      version: 4,
    });
    const entries = (await auditOf(bot.id)).slice(1);
    expect(entries.map(({ action, changes }) => [action, changes])).toEqual(
      entries.map(() => ["bot.update", ["faqs"]]),
    );
    expect(entries.map(({ before, after }) => [before?.faqs, after?.faqs])).toEqual([
      [[], [PARKING]],
      [[HOURS], [{ ...HOURS, answer: "At eight." }]],
      [[WALK_INS], []],
    ]);
  });

  it("record only the changed ones in the history, however many there are", async () => {
    const many = Array.from({ length: 200 }, (_, index) => ({
      question: `Question ${index}`,
      answer: "a".repeat(2000),
    }));
    const { account, bot } = await trained(many);
    const asked = bot.faqs.map(({ question }) => ({ question }));
    await updateFaq(contextOf(account), { id: bot.id, faqId: bot.faqs[100]?.id ?? "", answer: "Yes." });
    const { faqs } = await getBot(contextOf(account), bot);
    await updateBot(
      contextOf(account),
      updateBotInput.parse({
        id: bot.id,
        faqs: faqs.toReversed().map(({ question, answer }) => ({ question, answer })),
      }),
    );
    const [, changed, moved] = await auditOf(bot.id);
    expect(changed).toMatchObject({
      before: { faqs: [many[100]] },
      after: { faqs: [{ question: "Question 100", answer: "Yes." }] },
    });
    expect(moved).toMatchObject({
      changes: ["faqs"],
      before: { faqs: asked },
      after: { faqs: asked.toReversed() },
    });
    expect(JSON.stringify(moved).length).toBeLessThan(20_000);
  });

  it("record nothing when nothing changes", async () => {
    const { account, bot, hoursId } = await trained();
    const same = await updateFaq(contextOf(account), { id: bot.id, faqId: hoursId, ...HOURS });
    expect(same).toEqual({ id: hoursId, ...HOURS, version: 1 });
    expect(await auditOf(bot.id)).toHaveLength(1);
  });

  it("are all stored when several people add one at once", async () => {
    const { account, bot } = await trained();
    const added = await Promise.all(
      ["A", "B", "C", "D"].map((question) =>
        createFaq(contextOf(account), { id: bot.id, question, answer: "Yes." }),
      ),
    );
    expect(added.map(({ version }) => version).sort()).toEqual([2, 3, 4, 5]);
    const { faqs } = await listFaqs(contextOf(account), bot);
    expect(
      faqs
        .map(({ question }) => question)
        .slice(2)
        .sort(),
    ).toEqual(["A", "B", "C", "D"]);
  });

  it("are protected from concurrent edits by the bot's version", async () => {
    const { account, bot, hoursId } = await trained();
    const context = contextOf(account);
    const one = { id: bot.id, faqId: hoursId, version: 1 };
    const results = await Promise.allSettled([
      updateBot(context, updateBotInput.parse({ id: bot.id, version: 1, name: "Desk" })),
      updateFaq(context, { ...one, answer: "At eight." }),
      deleteFaq(context, one),
      createFaq(context, { ...PARKING, id: bot.id, version: 1 }),
    ]);
    const refused = results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
    expect(refused).toHaveLength(3);
    const isDeleted = !(await listFaqs(context, bot)).faqs.some(({ id }) => id === hoursId);
    // Nothing is left to show of a question that was deleted first.
    for (const reason of refused)
      if (!isDeleted || reason.code !== "not_found")
        expect(reason).toMatchObject({ code: "edit_conflict", details: { current: { version: 2 } } });
  });

  it("are limited to 200", async () => {
    const many = Array.from({ length: 200 }, (_, index) => ({
      question: `Question ${index}`,
      answer: "Yes.",
    }));
    const { account, bot } = await trained(many);
    await expect(createFaq(contextOf(account), { id: bot.id, ...PARKING })).rejects.toMatchObject({
      code: "validation_failed",
      fields: [{ path: "question", code: "too_many" }],
    });
  });

  it("cannot be changed by a viewer, nor found by a foreign caller or through another bot", async () => {
    const [mine, foreign] = [await trained(), await trained()];
    const one = { id: mine.bot.id, faqId: mine.hoursId };
    for (const [context, id, code] of [
      [contextOf(mine.account, "viewer"), mine.bot.id, "forbidden"],
      [contextOf(foreign.account), mine.bot.id, "not_found"],
      [contextOf(foreign.account), foreign.bot.id, "not_found"],
    ] as const) {
      await expect(updateFaq(context, { ...one, id, answer: "No." })).rejects.toMatchObject({ code });
      await expect(deleteFaq(context, { ...one, id })).rejects.toMatchObject({ code });
    }
    for (const [context, code] of [
      [contextOf(mine.account, "viewer"), "forbidden"],
      [contextOf(foreign.account), "not_found"],
    ] as const)
      await expect(createFaq(context, { ...PARKING, id: mine.bot.id })).rejects.toMatchObject({ code });
    await expect(listFaqs(contextOf(foreign.account), mine.bot)).rejects.toMatchObject({ code: "not_found" });
  });

  it("keep their ids when a form sends all of them again", async () => {
    const { account, bot, hoursId, walkInsId } = await trained();
    const { bot: saved } = await updateBot(
      contextOf(account),
      updateBotInput.parse({ id: bot.id, faqs: [PARKING, { ...WALK_INS, answer: "No." }, HOURS] }),
    );
    expect(saved.faqs.map(({ id }) => id).slice(1)).toEqual([walkInsId, hoursId]);
    expect((await getBot(contextOf(account), bot)).faqs).toEqual(saved.faqs);
  });
});

describe("matchFaqIds", () => {
  const faq = fc.record({
    question: fc.constantFrom("A?", "B?", "C?"),
    answer: fc.constantFrom("a", "b", "c"),
  });

  it("assigns each id once, and the same ids to the same questions, without changing words", () => {
    fc.assert(
      fc.property(fc.array(faq), fc.array(faq), (before, after) => {
        const known = before.map((each) => ({ id: randomUUID(), ...each }));
        const matched = matchFaqIds(known, after);
        expect(matched.map(({ question, answer }) => ({ question, answer }))).toEqual(after);
        const ids = matched.flatMap(({ id }) => id ?? []);
        expect(new Set(ids).size).toBe(ids.length);
        expect(matchFaqIds(known, before)).toEqual(known);
      }),
      propertyRuns(),
    );
  });
});

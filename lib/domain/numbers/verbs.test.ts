import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { organizations } from "@/db/schema";
import { useTestDatabase } from "@/db/testing/database";
import {
  contextOf,
  contextOfLocation,
  makeAccount,
  makeBot,
  makeNumber,
  makeOrganization,
} from "@/db/testing/factory";
import { historyOf, rowOf, setting } from "@/db/testing/lines";
import { BROUGHT } from "@/lib/constants/carrier";
import type { Context } from "@/lib/context";
import { updateBot } from "@/lib/domain/bots/update-bot";
import { BROUGHT_SENTENCE } from "@/lib/format/line-words";
import { attachNumber, switchBot } from "./attach-number";
import { checkNumber } from "./check-number";
import { detachNumber } from "./detach-number";
import { getNumber } from "./get-number";
import { migrateNumber } from "./migrate-number";
import { updateNumber } from "./update-number";

useTestDatabase();

describe("who may change a line", () => {
  const verbs = {
    attach: (context: Context, id: string, botId: string) => attachNumber(context, { id, botId }),
    switch: (context: Context, id: string, botId: string) => switchBot(context, { id, botId }),
    detach: (context: Context, id: string) => detachNumber(context, { id }),
    edit: (context: Context, id: string) => updateNumber(context, { id, name: "Desk" }),
    move: (context: Context, id: string, _: string, targetOrgId: string) =>
      migrateNumber(context, { id, targetOrgId }),
  };

  it.each(Object.entries(verbs))("a viewer cannot %s a line", async (_, verb) => {
    const { account, bot, line } = await setting();
    await expect(verb(contextOf(account, "viewer"), line.id, bot.id, account.id)).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  it.each(Object.entries(verbs))("a foreign line does not exist for %s", async (_, verb) => {
    const { line } = await setting();
    const stranger = await setting();
    await expect(verb(stranger.context, line.id, stranger.bot.id, stranger.account.id)).rejects.toMatchObject(
      { code: "not_found" },
    );
    expect((await rowOf(line.id)).version).toBe(1);
  });

  it("a manager may attach but not move a line; released lines and bad ids do not exist", async () => {
    const { account, location, bot, line } = await setting();
    const manager = contextOfLocation(location, "manager");
    await attachNumber(manager, { id: line.id, botId: bot.id });
    await expect(migrateNumber(manager, { id: line.id, targetOrgId: location.id })).rejects.toMatchObject({
      code: "forbidden",
    });
    const released = await makeNumber(location, { status: "released" });
    await expect(getNumber(contextOf(account), { id: released.id })).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(getNumber(contextOf(account), { id: "no-id" })).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("checks", () => {
  it("pass for a line that is set up, and name a fix if they fail", async () => {
    const { location, bot, line, context } = await setting();
    expect(await checkNumber(context, { id: line.id })).toMatchObject({
      ok: false,
      checks: [
        { id: "attached", ok: false, fix: "attach_bot" },
        { id: "language", ok: false, fix: "attach_bot" },
        { id: "organization", ok: true, fix: null },
        { id: "voice", ok: true, fix: null },
      ],
    });
    await attachNumber(context, { id: line.id, botId: bot.id });
    expect(await checkNumber(context, { id: line.id })).toMatchObject({ ok: true });
    await updateNumber(context, { id: line.id, language: "SPANISH" });
    await database().update(organizations).set({ zip: null }).where(eq(organizations.id, location.id));
    const { checks } = await checkNumber(context, { id: line.id });
    expect(checks.map(({ fix }) => fix)).toEqual([
      null,
      "choose_bot",
      "add_questions",
      "complete_organization",
      null,
    ]);
  });

  it("pass with a hint where the bot has no answers for the line's callers, until it has", async () => {
    const { bot, line, context } = await setting();
    await attachNumber(context, { id: line.id, botId: bot.id });
    const trained = async () => {
      const { ok, checks } = await checkNumber(context, { id: line.id });
      expect(ok).toBe(true);
      return checks.find(({ id }) => id === "training");
    };
    expect(await trained()).toMatchObject({
      ok: true,
      title: "Front Desk has no questions yet",
      fix: "add_questions",
    });
    const faqs = [{ question: "Where do I park?", answer: "Behind the house." }];
    await updateBot(context, { id: bot.id, faqs });
    expect(await trained()).toMatchObject({ ok: true, title: "Knows 1 answer", fix: null });
    await updateBot(context, { id: bot.id, languages: ["ENGLISH", "SPANISH"] });
    await updateNumber(context, { id: line.id, language: "SPANISH" });
    expect(await trained()).toMatchObject({
      ok: true,
      title: "Front Desk has no answers in Spanish",
      fix: "choose_bot",
    });
  });

  it("fail for a brought number with a bot, because calls to it are not answered yet", async () => {
    const { account, location } = await makeAccount();
    const bot = await makeBot(location);
    const line = await makeNumber(location, { carrier: BROUGHT, botId: bot.id });
    const { ok, checks } = await checkNumber(contextOf(account), { id: line.id });
    expect(ok).toBe(false);
    expect(checks[0]).toMatchObject({ id: "attached", ok: false, fix: null, reason: BROUGHT_SENTENCE });
  });

  it("never claim that calls are answered or that a bot can be attached if the line is not active", async () => {
    const { account, location } = await makeAccount();
    const bot = await makeBot(location);
    for (const status of ["quarantined", "releasing", "lost"] as const) {
      const line = await makeNumber(location, { status, botId: status === "lost" ? bot.id : null });
      const { ok, checks } = await checkNumber(contextOf(account), { id: line.id });
      expect(ok).toBe(false);
      expect(checks[0]).toMatchObject({ id: "attached", ok: false, fix: null });
      expect(checks.map(({ reason, fix }) => `${reason} ${fix}`).join()).not.toMatch(
        /are answered|attach_bot/,
      );
    }
  });
});

describe("two at once", () => {
  it.each([2, 8])("of %i who attach different bots, one wins and the others are refused", async (n) => {
    const { location, line, context } = await setting();
    const bots = await Promise.all(Array.from({ length: n }, () => makeBot(location)));
    const results = await Promise.allSettled(
      bots.map((bot) => attachNumber(context, { id: line.id, botId: bot.id })),
    );
    const won = results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
    expect(won).toHaveLength(1);
    const lost = results.flatMap((result) => (result.status === "rejected" ? [result.reason.code] : []));
    expect(lost).toEqual(Array(n - 1).fill("number_already_attached"));
    expect((await rowOf(line.id)).botId).toBe(won[0]?.phoneNumber.botId);
    expect(await historyOf(line.id)).toEqual(["number.attach"]);
  });

  it("an attach and a move leave no line with a bot of another organization", async () => {
    for (let round = 0; round < 10; round++) {
      const { account, bot, line, context } = await setting();
      await Promise.allSettled([
        attachNumber(context, { id: line.id, botId: bot.id }),
        migrateNumber(context, { id: line.id, targetOrgId: account.id }),
      ]);
      expect(await rowOf(line.id)).toMatchObject({ orgId: account.id, botId: null, languageMismatch: false });
    }
  });

  it("moves in opposite directions do not deadlock", async () => {
    const { account, location, context } = await setting();
    const there = await Promise.all(Array.from({ length: 5 }, () => makeNumber(location)));
    const back = await Promise.all(Array.from({ length: 3 }, () => makeNumber(account)));
    const results = await Promise.allSettled([
      ...there.map((line) => migrateNumber(context, { id: line.id, targetOrgId: account.id })),
      ...back.map((line) => migrateNumber(context, { id: line.id, targetOrgId: location.id })),
    ]);
    expect(results.filter((result) => result.status === "rejected")).toEqual([]);
  });

  it("of five who move a line into the tenth slot, one succeeds", async () => {
    const { account, location, context } = await setting();
    const target = await makeOrganization({ parentAccountOrgId: account.id });
    for (let i = 0; i < 9; i++) await makeNumber(target);
    const lines = await Promise.all(Array.from({ length: 5 }, () => makeNumber(location)));
    const results = await Promise.allSettled(
      lines.map((line) => migrateNumber(context, { id: line.id, targetOrgId: target.id })),
    );
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
  });

  it("an attach, an edit of the line and an edit of the bot's languages and greeting leave the mismatch correct", async () => {
    const GREETINGS = [
      "Thank you for calling. How can I help?",
      "Gracias por llamar. ¿En qué puedo ayudarle?",
    ];
    for (let round = 0; round < 12; round++) {
      const languages = round % 2 ? (["SPANISH"] as const) : (["ENGLISH", "FRENCH"] as const);
      const greeting = GREETINGS[round % 3] ?? "¡Hola!";
      const { bot, line, context } = await setting();
      await Promise.allSettled([
        attachNumber(context, { id: line.id, botId: bot.id }),
        updateNumber(context, { id: line.id, language: "SPANISH" }),
        updateBot(context, { id: bot.id, languages: [...languages], greeting }),
      ]);
      expect(await rowOf(line.id)).toMatchObject({
        botId: bot.id,
        language: "SPANISH",
        languageMismatch: round % 2 === 0 || greeting === GREETINGS[0],
      });
    }
  });
});

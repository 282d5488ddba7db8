import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { auditEntries, organizations, phoneNumbers } from "@/db/schema";
import { useTestDatabase } from "@/db/testing/database";
import {
  contextOf,
  contextOfLocation,
  makeAccount,
  makeBot,
  makeNumber,
  makeOrganization,
  supportContext,
} from "@/db/testing/factory";
import type { Context } from "@/lib/context";
import { updateBot } from "@/lib/domain/bots/update-bot";
import { phoneNumberSchema } from "@/lib/schemas/phone-number";
import { attachNumber } from "./attach-number";
import { checkNumber } from "./check-number";
import { detachNumber } from "./detach-number";
import { getNumber } from "./get-number";
import { migrateNumber } from "./migrate-number";
import { switchBot } from "./switch-bot";
import { updateNumber } from "./update-number";

useTestDatabase();

async function setting() {
  const { account, location } = await makeAccount();
  const bot = await makeBot(location);
  const line = await makeNumber(location);
  return { account, location, bot, line, context: contextOf(account) };
}

async function rowOf(id: string) {
  const [row] = await database().select().from(phoneNumbers).where(eq(phoneNumbers.id, id));
  if (!row) throw new Error("There is no such line.");
  return row;
}

async function historyOf(id: string): Promise<string[]> {
  const rows = await database().select().from(auditEntries).where(eq(auditEntries.subjectId, id));
  return rows.map((row) => row.action);
}

describe("attach", () => {
  it("connects a line to a bot of its organization and says who did it", async () => {
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

  it("changes nothing and leaves no trace when the bot is attached already", async () => {
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

  it("warns of a bot that does not speak the line's language, and the line then needs attention", async () => {
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
  it("hands the line to another bot in one change, and to its own bot in none", async () => {
    const { location, bot, line, context } = await setting();
    const next = await makeBot(location, { name: "Scheduler" });
    await attachNumber(context, { id: line.id, botId: bot.id });
    const { phoneNumber } = await switchBot(context, { id: line.id, botId: next.id });
    expect(phoneNumber).toMatchObject({ botId: next.id, version: 3 });
    await switchBot(context, { id: line.id, botId: next.id });
    expect((await historyOf(line.id)).sort()).toEqual(["number.attach", "number.switch"]);
  });

  it("detaches once, and tells since when nobody answers", async () => {
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

describe("edit", () => {
  it("changes what is given, keeps what is absent, and clears what is null", async () => {
    const { line, context } = await setting();
    await updateNumber(context, { id: line.id, callbackForwardingNumber: "+442079460958" });
    const { phoneNumber } = await updateNumber(context, {
      id: line.id,
      name: "Línea en español",
      voiceId: "KIND_CURIOUS",
    });
    expect(phoneNumber).toMatchObject({
      name: "Línea en español",
      language: "ENGLISH",
      voiceId: "KIND_CURIOUS",
      speed: 0.97,
      callbackForwardingNumber: "+442079460958",
      version: 3,
    });
    const cleared = await updateNumber(context, { id: line.id, callbackForwardingNumber: null });
    expect(cleared.phoneNumber.callbackForwardingNumber).toBeNull();
  });

  it("a save that changes nothing leaves no trace", async () => {
    const { line, context } = await setting();
    const { phoneNumber } = await updateNumber(context, { id: line.id, name: line.name });
    expect(phoneNumber.version).toBe(1);
    expect(await historyOf(line.id)).toEqual([]);
  });

  it("keeps the later save of two people from overwriting the earlier, and shows it the present state", async () => {
    const { line, context } = await setting();
    await updateNumber(context, { id: line.id, version: 1, name: "Reception" });
    await expect(updateNumber(context, { id: line.id, version: 1, name: "Desk" })).rejects.toMatchObject({
      code: "edit_conflict",
      details: { current: { name: "Reception", version: 2 } },
    });
  });

  it("warns when the attached bot does not speak the new language", async () => {
    const { bot, line, context } = await setting();
    await attachNumber(context, { id: line.id, botId: bot.id });
    const { phoneNumber, warnings } = await updateNumber(context, { id: line.id, language: "FRENCH" });
    expect(warnings).toHaveLength(1);
    expect(phoneNumber.state).toBe("needs_attention");
    const back = await updateNumber(context, { id: line.id, language: "ENGLISH" });
    expect(back).toMatchObject({ warnings: [], phoneNumber: { state: "answering" } });
  });

  it("refuses an unverified caller ID and a line on its way back", async () => {
    const { location, line, context } = await setting();
    const releasing = await makeNumber(location, { status: "releasing" });
    await expect(
      updateNumber(context, { id: line.id, verifiedCallerId: "+13125550100" }),
    ).rejects.toMatchObject({ code: "caller_id_not_verified" });
    await expect(updateNumber(context, { id: releasing.id, name: "Desk" })).rejects.toMatchObject({
      code: "number_not_active",
    });
  });
});

describe("move to another organization", () => {
  it("arrives detached and cleared, with one entry that both organizations see", async () => {
    const { account, location, bot, context } = await setting();
    const target = await makeOrganization({ name: "Miami", parentAccountOrgId: account.id });
    const line = await makeNumber(location, {
      callbackForwardingNumber: "+13125550199",
      verifiedCallerId: "+13125550198",
    });
    await attachNumber(context, { id: line.id, botId: bot.id });
    const { phoneNumber } = await migrateNumber(context, { id: line.id, targetOrgId: target.id });
    expect(phoneNumber).toMatchObject({
      orgId: target.id,
      botId: null,
      verifiedCallerId: null,
      callbackForwardingNumber: null,
      state: "not_answering",
    });
    const [entry] = await database()
      .select()
      .from(auditEntries)
      .where(and(eq(auditEntries.subjectId, line.id), eq(auditEntries.action, "number.migrate")));
    expect(entry).toMatchObject({ orgId: location.id, targetOrgId: target.id, before: { botId: bot.id } });
  });

  it("refuses the same organization, a full one, an inactive line and a foreign target", async () => {
    const { account, location, line, context } = await setting();
    const full = await makeOrganization({ parentAccountOrgId: account.id });
    for (let i = 0; i < 10; i++) await makeNumber(full);
    const lost = await makeNumber(location, { status: "lost" });
    const foreign = await makeOrganization();
    const attempt = (id: string, targetOrgId: string) => migrateNumber(context, { id, targetOrgId });
    await expect(attempt(line.id, location.id)).rejects.toMatchObject({ code: "same_organization" });
    await expect(attempt(line.id, full.id)).rejects.toMatchObject({ code: "number_limit_reached" });
    await expect(attempt(lost.id, account.id)).rejects.toMatchObject({ code: "number_not_active" });
    await expect(attempt(line.id, foreign.id)).rejects.toMatchObject({ code: "not_found" });
  });

  it("crosses accounts for support only, even where somebody is admin of both", async () => {
    const { account, line } = await setting();
    const other = await makeOrganization();
    const both: Context = {
      ...contextOf(account),
      reach: {
        everything: false,
        accounts: [account, other].map(({ accountId }) => ({ accountId, role: "admin" as const })),
        organizations: [],
      },
    };
    const move = { id: line.id, targetOrgId: other.id };
    await expect(migrateNumber(both, move)).rejects.toMatchObject({ code: "forbidden" });
    expect((await migrateNumber(supportContext(), move)).phoneNumber.orgId).toBe(other.id);
    expect((await rowOf(line.id)).accountId).toBe(other.accountId);
  });
});

describe("whose a line is", () => {
  const verbs = {
    attach: (context: Context, id: string, botId: string) => attachNumber(context, { id, botId }),
    switch: (context: Context, id: string, botId: string) => switchBot(context, { id, botId }),
    detach: (context: Context, id: string) => detachNumber(context, { id }),
    edit: (context: Context, id: string) => updateNumber(context, { id, name: "Desk" }),
    move: (context: Context, id: string, _: string, targetOrgId: string) =>
      migrateNumber(context, { id, targetOrgId }),
  };

  it.each(Object.entries(verbs))("A viewer cannot %s a line", async (_, verb) => {
    const { account, bot, line } = await setting();
    await expect(verb(contextOf(account, "viewer"), line.id, bot.id, account.id)).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  it.each(Object.entries(verbs))("A foreign line answers %s as one that does not exist", async (_, verb) => {
    const { line } = await setting();
    const stranger = await setting();
    await expect(verb(stranger.context, line.id, stranger.bot.id, stranger.account.id)).rejects.toMatchObject(
      { code: "not_found" },
    );
    expect((await rowOf(line.id)).version).toBe(1);
  });

  it("a manager edits and attaches but does not move; a released line is not there any more", async () => {
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
  it("are all right for a line that is set up, and each names its fix otherwise", async () => {
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
    expect(checks.map(({ fix }) => fix)).toEqual([null, "choose_bot", "complete_organization", null]);
  });

  it("never say that calls are answered, nor that a bot can be attached, where the line is not active", async () => {
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
  it.each([2, 8])("of %i who attach different bots, one wins and the rest are told", async (n) => {
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

  it("attach and move leave no line with a bot of another organization", async () => {
    for (let round = 0; round < 10; round++) {
      const { account, bot, line, context } = await setting();
      await Promise.allSettled([
        attachNumber(context, { id: line.id, botId: bot.id }),
        migrateNumber(context, { id: line.id, targetOrgId: account.id }),
      ]);
      expect(await rowOf(line.id)).toMatchObject({ orgId: account.id, botId: null, languageMismatch: false });
    }
  });

  it("moves in opposite directions do not block each other", async () => {
    const { account, location, context } = await setting();
    const there = await Promise.all(Array.from({ length: 5 }, () => makeNumber(location)));
    const back = await Promise.all(Array.from({ length: 3 }, () => makeNumber(account)));
    const results = await Promise.allSettled([
      ...there.map((line) => migrateNumber(context, { id: line.id, targetOrgId: account.id })),
      ...back.map((line) => migrateNumber(context, { id: line.id, targetOrgId: location.id })),
    ]);
    expect(results.filter((result) => result.status === "rejected")).toEqual([]);
  });

  it("of five who move a line into the tenth slot, one does", async () => {
    const { account, location, context } = await setting();
    const target = await makeOrganization({ parentAccountOrgId: account.id });
    for (let i = 0; i < 9; i++) await makeNumber(target);
    const lines = await Promise.all(Array.from({ length: 5 }, () => makeNumber(location)));
    const results = await Promise.allSettled(
      lines.map((line) => migrateNumber(context, { id: line.id, targetOrgId: target.id })),
    );
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
  });

  it("an attach, an edit of the line and an edit of the bot's languages leave the mismatch true", async () => {
    for (let round = 0; round < 10; round++) {
      const { bot, line, context } = await setting();
      await Promise.allSettled([
        attachNumber(context, { id: line.id, botId: bot.id }),
        updateNumber(context, { id: line.id, language: "SPANISH" }),
        updateBot(context, { id: bot.id, languages: round % 2 ? ["SPANISH"] : ["ENGLISH", "FRENCH"] }),
      ]);
      expect(await rowOf(line.id)).toMatchObject({
        botId: bot.id,
        language: "SPANISH",
        languageMismatch: round % 2 === 0,
      });
    }
  });
});

import { eq } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { auditEntries, bots, sipTrunks } from "@/db/schema";
import { useTestDatabase } from "@/db/testing/database";
import { makeBot, makeOrganization, TEST_NOW } from "@/db/testing/factory";
import { rowOf, setting } from "@/db/testing/lines";
import { PROPERTY_TIMEOUT_MS, propertyRuns } from "@/db/testing/property-runs";
import { idOf, movedLine, refusalOf } from "@/db/testing/undo";
import { attachNumber, switchBot } from "./attach-number";
import type { NumberResult } from "./change-number";
import { detachNumber } from "./detach-number";
import { migrateNumber } from "./migrate-number";
import { undoChange } from "./undo-change";
import { updateNumber } from "./update-number";

useTestDatabase();

async function entryOf(id: string) {
  const [entry] = await database().select().from(auditEntries).where(eq(auditEntries.id, id));
  return entry;
}

describe("undoing", () => {
  it("an attachment detaches the bot, and a detachment or switch brings the former bot back", async () => {
    const { location, bot, line, context } = await setting();
    const other = await makeBot(location, { name: "After Hours" });
    const attached = await attachNumber(context, { id: line.id, botId: bot.id });
    const undone = await undoChange(context, { id: idOf(attached) });
    expect(undone.phoneNumber).toMatchObject({ botId: null, detachedAt: TEST_NOW.toISOString(), version: 3 });

    await attachNumber(context, { id: line.id, botId: bot.id });
    const switched = await switchBot(context, { id: line.id, botId: other.id });
    expect((await undoChange(context, { id: idOf(switched) })).phoneNumber.bot?.name).toBe("Front Desk");
    const detached = await detachNumber(context, { id: line.id });
    const back = await undoChange(context, { id: idOf(detached) });
    expect(back.phoneNumber).toMatchObject({ botId: bot.id, state: "answering", detachedAt: null });
    expect(await entryOf(idOf(back))).toMatchObject({
      action: "number.attach",
      undoesId: idOf(detached),
      before: { botId: null, botName: null },
      after: { botId: bot.id, botName: "Front Desk" },
    });
  });

  it("a move brings the line back with the bot, callback number and trunk that the move cleared", async () => {
    const { location, target, bot, line, context, entryId } = await movedLine();
    const back = await undoChange(context, { id: entryId });
    expect(back.phoneNumber).toMatchObject({
      orgId: location.id,
      botId: bot.id,
      state: "answering",
      callbackForwardingNumber: "+13125550199",
      transferTrunkId: line.transferTrunkId,
    });
    expect(await entryOf(idOf(back))).toMatchObject({
      action: "number.migrate",
      undoesId: entryId,
      orgId: target.id,
      targetOrgId: location.id,
      before: { organizationName: "Miami", botName: null },
      after: { organizationName: location.name, botName: "Front Desk" },
    });
  });

  it("a move brings back what still exists, and warns that the bot is gone", async () => {
    const { location, bot, line, context, entryId } = await movedLine();
    await database().delete(bots).where(eq(bots.id, bot.id));
    await database().delete(sipTrunks).where(eq(sipTrunks.orgId, location.id));
    const { phoneNumber, warnings } = await undoChange(context, { id: entryId });
    expect(phoneNumber).toMatchObject({ orgId: location.id, botId: null, transferTrunkId: null });
    expect(warnings).toMatchObject([{ code: "bot_gone" }]);
    expect((await rowOf(line.id)).callbackForwardingNumber).toBe("+13125550199");
  });

  it("can itself be undone, which repeats the change", async () => {
    const { target, line, context, entryId } = await movedLine();
    const back = await undoChange(context, { id: entryId });
    const again = await undoChange(context, { id: idOf(back) });
    expect(again.phoneNumber).toMatchObject({
      orgId: target.id,
      botId: null,
      callbackForwardingNumber: null,
    });
    expect((await rowOf(line.id)).version).toBe(4);
    expect(await refusalOf(undoChange(context, { id: entryId }))).toBe("undo_not_possible: already_undone");
  });

  it("warns if the former bot does not speak the line's language any more", async () => {
    const { bot, line, context } = await setting();
    await attachNumber(context, { id: line.id, botId: bot.id });
    const detached = await detachNumber(context, { id: line.id });
    await database()
      .update(bots)
      .set({ languages: ["FRENCH"] })
      .where(eq(bots.id, bot.id));
    const { phoneNumber, warnings } = await undoChange(context, { id: idOf(detached) });
    expect(warnings).toMatchObject([{ code: "language_mismatch" }]);
    expect(phoneNumber.state).toBe("needs_attention");
  });
});

describe("undoing the same change twice", () => {
  it("changes nothing the second time, and neither does the second of two at once", async () => {
    const { line, context, entryId } = await movedLine();
    const [first, second] = await Promise.all([
      undoChange(context, { id: entryId }),
      undoChange(context, { id: entryId }),
    ]);
    const third = await undoChange(context, { id: entryId });
    expect([second, third].map(({ phoneNumber }) => phoneNumber)).toEqual([
      first.phoneNumber,
      first.phoneNumber,
    ]);
    expect((await rowOf(line.id)).version).toBe(3);
    const entries = await database().select().from(auditEntries).where(eq(auditEntries.undoesId, entryId));
    expect(entries).toHaveLength(1);
  });

  it("is decided by whoever is first if somebody else changes the line at the same moment", async () => {
    const { line, context, entryId } = await movedLine();
    const outcomes = await Promise.all([
      refusalOf(undoChange(context, { id: entryId })),
      refusalOf(updateNumber(context, { id: line.id, name: "Desk" })),
    ]);
    expect(outcomes).toEqual([expect.toBeOneOf([null, "undo_not_possible: changed_since"]), null]);
  });
});

describe("a history of changes and undos", () => {
  const step = fc.constantFrom("attach", "switch", "detach", "move", "undo", "undo an earlier one");

  it(
    "always leads back: each undo restores exactly the organization and bot from before the change",
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 8 }), async (steps) => {
          const { account, location, bot, line, context } = await setting();
          const other = await makeBot(location, { name: "After Hours" });
          const target = await makeOrganization({ name: "Miami", parentAccountOrgId: account.id });
          const made: { id: string; before: object }[] = [];
          const stateNow = async () => {
            const { orgId, botId, status } = await rowOf(line.id);
            return { orgId, botId, status };
          };
          for (const each of steps) {
            const before = await stateNow();
            const last = made.at(-1);
            const isUndo = each === "undo" || each === "undo an earlier one";
            const undone = each === "undo" ? last : made.at(-2);
            const acts: Record<typeof each, () => Promise<NumberResult | null>> = {
              attach: () => attachNumber(context, { id: line.id, botId: bot.id }),
              switch: () => switchBot(context, { id: line.id, botId: other.id }),
              detach: () => detachNumber(context, { id: line.id }),
              move: () =>
                migrateNumber(context, {
                  id: line.id,
                  targetOrgId: before.orgId === target.id ? location.id : target.id,
                }),
              undo: async () => last && undoChange(context, { id: last.id }),
              "undo an earlier one": async () => undone && undoChange(context, { id: undone.id }),
            } as Record<typeof each, () => Promise<NumberResult | null>>;
            const result = await acts[each]().catch(() => null);
            if (!result?.entryId || made.some(({ id }) => id === result.entryId))
              expect(await stateNow()).toEqual(before);
            else {
              made.push({ id: result.entryId, before });
              if (isUndo) expect(await stateNow()).toEqual(undone?.before);
            }
          }
        }),
        propertyRuns({ usually: 40 }),
      );
    },
    PROPERTY_TIMEOUT_MS,
  );
});

import { describe, expect, it } from "vitest";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import { makeAccount, makeBot, makeOrganization, supportContext } from "@/db/testing/factory";
import { historyOf, rowOf, setting } from "@/db/testing/lines";
import type { Context } from "@/lib/context";
import { attachNumber, switchBot } from "./attach-number";
import { detachNumber } from "./detach-number";
import { migrateNumber } from "./migrate-number";
import { quarantineNumber } from "./quarantine-number";
import { releaseNumber } from "./release-number";
import { restoreNumber } from "./restore-number";
import { updateNumber } from "./update-number";

useTestDatabase();
useTestEnvironment();

type Setting = Awaited<ReturnType<typeof setting>>;

/** Every act of the console on a line. */
const ACTS: Record<string, (context: Context, it: Setting, version: number) => Promise<unknown>> = {
  attach: (context, { line, bot }, version) => attachNumber(context, { id: line.id, botId: bot.id, version }),
  switch: (context, { line, bot }, version) => switchBot(context, { id: line.id, botId: bot.id, version }),
  detach: (context, { line }, version) => detachNumber(context, { id: line.id, version }),
  move: async (context, { line, account }, version) => {
    const target = await makeOrganization({ parentAccountOrgId: account.id });
    return migrateNumber(context, { id: line.id, targetOrgId: target.id, version });
  },
  quarantine: (context, { line }, version) =>
    quarantineNumber(context, { id: line.id, days: 7, plan: { kind: "notice" }, version }),
  release: (context, { line }, version) => releaseNumber(context, { id: line.id, version }),
  restore: (context, { line }, version) => restoreNumber(context, { id: line.id, version }),
  edit: (context, { line }, version) => updateNumber(context, { id: line.id, name: "Desk", version }),
};

describe.each(Object.entries(ACTS))(
  "%s, based on a line that was shown before a colleague changed it",
  (_, act) => {
    it("is refused with the present state, and changes nothing", async () => {
      const it = await setting();
      await updateNumber(it.context, { id: it.line.id, name: "Reception" });
      const before = await rowOf(it.line.id);
      const history = await historyOf(it.line.id);
      await expect(act(it.context, it, 1)).rejects.toMatchObject({
        code: "edit_conflict",
        details: { current: { id: it.line.id, name: "Reception", version: 2 } },
      });
      expect(await rowOf(it.line.id)).toEqual(before);
      expect(await historyOf(it.line.id)).toEqual(history);
    });

    it("is refused after a move to another account: support learns where the line is, the old account nothing", async () => {
      const it = await setting();
      const { account: elsewhere } = await makeAccount("Elsewhere Dental");
      await migrateNumber(supportContext(), { id: it.line.id, targetOrgId: elsewhere.id });
      const before = await rowOf(it.line.id);
      await expect(act(supportContext(), it, 1)).rejects.toMatchObject({
        code: expect.stringMatching(/^(edit_conflict|not_found|bot_in_other_organization)$/),
      });
      await expect(act(it.context, it, 1)).rejects.toMatchObject({ code: "not_found" });
      expect(await rowOf(it.line.id)).toEqual(before);
    });
  },
);

describe("acts based on the same version", () => {
  it("of two at once, one is done and the other is refused", async () => {
    const it = await setting();
    const other = await makeBot(it.location);
    const outcomes = await Promise.allSettled([
      switchBot(it.context, { id: it.line.id, botId: it.bot.id, version: 1 }),
      switchBot(it.context, { id: it.line.id, botId: other.id, version: 1 }),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    for (const outcome of outcomes)
      if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ code: "edit_conflict" });
    expect((await rowOf(it.line.id)).version).toBe(2);
  });
});

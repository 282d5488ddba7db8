import { describe, expect, it } from "vitest";
import { useTestDatabase } from "@/db/testing/database";
import { makeBot, makeOrganization } from "@/db/testing/factory";
import { setting } from "@/db/testing/lines";
import { statementsOf } from "@/db/testing/statements";
import type { Context } from "@/lib/context";
import { attachNumber, switchBot } from "./attach-number";
import { bringNumber } from "./bring-number";
import type { NumberResult } from "./change-number";
import { detachNumber } from "./detach-number";
import { getNumber } from "./get-number";
import { migrateNumber } from "./migrate-number";
import { quarantineNumber } from "./quarantine-number";
import { restoreNumber } from "./restore-number";
import { updateNumber } from "./update-number";

useTestDatabase();

/** Makes a change, checks that a read returns the same line, and counts the change's statements. */
async function statementsFor(context: Context, change: () => Promise<NumberResult>): Promise<number> {
  let answer: NumberResult | undefined;
  const sent = await statementsOf(async () => {
    answer = await change();
  });
  const id = answer?.phoneNumber.id ?? "";
  expect(answer?.phoneNumber).toEqual(await getNumber(context, { id }));
  return sent.length;
}

/** An attached line, another bot of its location, and a second location. */
async function attached() {
  const { account, location, bot, line, context } = await setting();
  await attachNumber(context, { id: line.id, botId: bot.id });
  return {
    context,
    location,
    bot,
    id: line.id,
    other: await makeBot(location, { name: "After Hours", outbound: true }),
    elsewhere: await makeOrganization({ parentAccountOrgId: account.id, name: "Elsewhere", city: null }),
  };
}

describe("the answer to a change of a line", () => {
  it("is what a read returns, without a second read, after attaching and switching", async () => {
    const { location, bot, line, context } = await setting();
    const id = line.id;
    // Lock the bot, lock the line, update the line, record the entry.
    expect(await statementsFor(context, () => attachNumber(context, { id, botId: bot.id }))).toBe(4);
    const other = await makeBot(location, { languages: ["SPANISH"], outbound: true });
    // Also read the previous bot's name.
    expect(await statementsFor(context, () => switchBot(context, { id, botId: other.id }))).toBe(5);
  });

  it("is so after detaching", async () => {
    const { context, id } = await attached();
    expect(await statementsFor(context, () => detachNumber(context, { id }))).toBe(4);
  });

  it("is so after an edit", async () => {
    const { context, id } = await attached();
    const edit = { id, name: "Billing", language: "FRENCH" } as const;
    expect(await statementsFor(context, () => updateNumber(context, edit))).toBe(4);
  });

  it("is so after a move, which also counts the target's slots", async () => {
    const { context, id, elsewhere } = await attached();
    const move = { id, targetOrgId: elsewhere.id };
    expect(await statementsFor(context, () => migrateNumber(context, move))).toBe(6);
  });

  it("is so after a quarantine, its change and its end", async () => {
    const { context, id } = await attached();
    const days = (days: number) => ({ id, days, plan: { kind: "notice" } as const });
    expect(await statementsFor(context, () => quarantineNumber(context, days(7)))).toBe(5);
    expect(await statementsFor(context, () => quarantineNumber(context, days(8)))).toBe(4);
    expect(await statementsFor(context, () => restoreNumber(context, { id }))).toBe(4);
  });

  it("is so after bringing a number", async () => {
    const { context, location, other } = await attached();
    const number = {
      orgId: location.id,
      phoneNumber: "+493012345678",
      language: "ENGLISH",
      voiceId: "FRIENDLY_BRIGHT",
      botId: other.id,
    } as const;
    expect(await statementsFor(context, () => bringNumber(context, number))).toBe(6);
  });
});

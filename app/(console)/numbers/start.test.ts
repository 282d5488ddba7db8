import { describe, expect, it } from "vitest";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import { contextOf, makeAccount, makeBot, makeNumber } from "@/db/testing/factory";
import { placedOrder } from "@/db/testing/purchases";
import { startOfLine } from "./start";

useTestDatabase();
useTestEnvironment();

/** What a form begins with for the first location of a new account, with the given bots. */
async function practice() {
  const { account, location } = await makeAccount();
  const context = contextOf(account);
  const start = (values: Record<string, string> = {}) => startOfLine(context, values, location);
  return { location, start };
}

describe("what a form for a new line begins with", () => {
  it("is the bot that speaks the line's language, and a name that no line has", async () => {
    const { location, start } = await practice();
    await makeBot(location, { name: "Recall", outbound: true });
    const desk = await makeBot(location);
    const spanish = await makeBot(location, { name: "Recepción", languages: ["SPANISH"] });
    await makeNumber(location, { botId: desk.id });
    await makeNumber(location, { name: "Main Line 2", status: "quarantined" });
    await makeNumber(location, { name: "Main Line 3", status: "released" });
    expect(await start()).toMatchObject({
      name: "Main Line 3",
      language: "ENGLISH",
      bot: { id: desk.id },
      isChosen: { name: false, bot: false },
    });
    expect(await start({ language: "SPANISH" })).toMatchObject({
      language: "SPANISH",
      bot: { id: spanish.id },
    });
    expect((await start({ language: "FRENCH" })).bot).toBeNull();
  });

  it("is a name that no purchase under way has", async () => {
    const { context, location } = await placedOrder({ name: "Main Line" });
    expect((await startOfLine(context, {}, location)).name).toBe("Main Line 2");
  });

  it("is what the address names, and no bot where none was chosen", async () => {
    const { location, start } = await practice();
    await makeBot(location);
    const other = await makeBot(location, { name: "Nights", languages: ["SPANISH"] });
    expect(await start({ botId: other.id, name: "Nights", voiceId: "KIND_CURIOUS" })).toMatchObject({
      name: "Nights",
      voiceId: "KIND_CURIOUS",
      bot: { id: other.id },
      isChosen: { name: true, bot: true },
    });
    expect(await start({ botId: "none" })).toMatchObject({ bot: null, isChosen: { bot: true } });
  });

  it("proposes instead of a bot that is not there, or that belongs to another organization", async () => {
    const { location, start } = await practice();
    const desk = await makeBot(location);
    const foreign = await makeBot((await makeAccount()).location);
    for (const botId of [foreign.id, location.id, "no-id"])
      expect(await start({ botId })).toMatchObject({ bot: { id: desk.id }, isChosen: { bot: false } });
  });

  it("is a name alone before an organization is chosen", async () => {
    const { account } = await makeAccount();
    expect(await startOfLine(contextOf(account), {}, null)).toMatchObject({ name: "Main Line", bot: null });
  });
});

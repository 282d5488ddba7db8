import { describe, expect, it } from "vitest";
import { useTestDatabase } from "@/db/testing/database";
import { makeNumber } from "@/db/testing/factory";
import { historyOf, setting } from "@/db/testing/lines";
import { attachNumber } from "./attach-number";
import { updateNumber } from "./update-number";

useTestDatabase();

describe("edit", () => {
  it("changes given fields, leaves absent ones, and clears null ones", async () => {
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

  it("records nothing if nothing changes", async () => {
    const { line, context } = await setting();
    const { phoneNumber } = await updateNumber(context, { id: line.id, name: line.name });
    expect(phoneNumber.version).toBe(1);
    expect(await historyOf(line.id)).toEqual([]);
  });

  it("refuses to overwrite somebody else's edit, and answers with the current state", async () => {
    const { line, context } = await setting();
    await updateNumber(context, { id: line.id, version: 1, name: "Reception" });
    await expect(updateNumber(context, { id: line.id, version: 1, name: "Desk" })).rejects.toMatchObject({
      code: "edit_conflict",
      details: { current: { name: "Reception", version: 2 } },
    });
  });

  it("warns if the attached bot does not speak the new language", async () => {
    const { bot, line, context } = await setting();
    await attachNumber(context, { id: line.id, botId: bot.id });
    const { phoneNumber, warnings } = await updateNumber(context, { id: line.id, language: "FRENCH" });
    expect(warnings).toHaveLength(1);
    expect(phoneNumber.state).toBe("needs_attention");
    const back = await updateNumber(context, { id: line.id, language: "ENGLISH" });
    expect(back).toMatchObject({ warnings: [], phoneNumber: { state: "answering" } });
  });

  it("refuses an unverified caller ID and a releasing line", async () => {
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

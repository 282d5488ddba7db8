import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { bots, organizations, workflows } from "@/db/schema";
import { useTestDatabase } from "@/db/testing/database";
import { contextOf, makeAccount, makeBot, supportContext } from "@/db/testing/factory";
import { createBotInput } from "@/lib/schemas/bot";
import { createAccountInput, createOrganizationInput } from "@/lib/schemas/organization";
import { firstRunInput } from "@/lib/schemas/user";
import { updateAccount } from "./accounts/update-account";
import { updateBot } from "./bots/update-bot";
import { updateOrganization } from "./organizations/update-organization";
import { saveWorkflow } from "./workflows/save-workflow";

useTestDatabase();

const named = (length: number) => "é".repeat(length);
const tooLong = (path: string, label: string) => ({
  code: "validation_failed",
  fields: [
    {
      path,
      code: "too_long",
      message: `${label} can have 100 characters at most.`,
      maxLength: 100,
    },
  ],
});

/** An account, a location, a bot and a workflow whose names are from before the limit. */
async function makeLongNames() {
  const { account, location } = await makeAccount();
  for (const { id } of [account, location])
    await database()
      .update(organizations)
      .set({ name: named(120) })
      .where(eq(organizations.id, id));
  const bot = await makeBot(location);
  await database()
    .update(bots)
    .set({ companyName: named(120) })
    .where(eq(bots.id, bot.id));
  const context = contextOf(account);
  const saved = await saveWorkflow(context, { botId: bot.id, title: "Book a visit", description: null });
  const { id } = saved.workflow;
  await database()
    .update(workflows)
    .set({ title: named(200) })
    .where(eq(workflows.id, id));
  return { account, location, bot, context, workflowId: id };
}

describe("A name that is longer than the limit", () => {
  it.each([
    ["an organization", createOrganizationInput.shape.name],
    ["an account", createAccountInput.shape.name],
    ["the first account", firstRunInput.shape.accountName],
    ["a bot’s practice", createBotInput.shape.companyName],
  ])("is refused for %s", (_, schema) => {
    expect(schema.safeParse(named(100)).success).toBe(true);
    expect(schema.safeParse(named(101)).error?.issues[0]?.message).toMatch(/can have 100 characters at most/);
  });

  it("stays while other fields change, also if it is sent back, but no other one is taken", async () => {
    const { account, location, bot, context, workflowId } = await makeLongNames();
    const phone = "+13125550142";
    expect(await updateOrganization(context, { id: location.id, phone })).toMatchObject({ phone });
    const same = { name: named(120), timezone: "America/Denver" };
    expect(await updateOrganization(context, { id: location.id, ...same })).toMatchObject(same);
    expect(await updateAccount(supportContext(), { id: account.id, ...same })).toMatchObject(same);
    const kept = { companyName: named(120), industry: "DENTAL" as const };
    expect((await updateBot(context, { id: bot.id, ...kept })).bot).toMatchObject(kept);
    const workflow = { botId: bot.id, id: workflowId, title: named(200), description: "New" };
    expect((await saveWorkflow(context, workflow)).workflow).toMatchObject({ description: "New" });

    for (const update of [
      () => updateOrganization(context, { id: location.id, name: named(119) }),
      () => updateAccount(context, { id: account.id, name: named(101) }),
    ])
      await expect(update()).rejects.toMatchObject(tooLong("name", "The name"));
    await expect(updateBot(context, { id: bot.id, companyName: named(101) })).rejects.toMatchObject(
      tooLong("companyName", "The practice's name"),
    );
    const { id: _, ...added } = workflow;
    for (const input of [{ ...workflow, title: named(101) }, added])
      await expect(saveWorkflow(context, input)).rejects.toMatchObject(tooLong("title", "The title"));
  });

  it("can be replaced by one within the limit, which then holds", async () => {
    const { location, context } = await makeLongNames();
    await updateOrganization(context, { id: location.id, name: named(100) });
    await expect(updateOrganization(context, { id: location.id, name: named(120) })).rejects.toMatchObject({
      code: "validation_failed",
    });
  });
});

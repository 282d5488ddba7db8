import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { auditEntries } from "@/db/schema";
import { useTestDatabase } from "@/db/testing/database";
import { contextOf, contextOfLocation, makeAccount, makeBot, TEST_NOW } from "@/db/testing/factory";
import { deleteBot } from "@/lib/domain/bots/delete-bot";
import { archiveOrganization } from "@/lib/domain/organizations/archive-organization";
import { MAX_WORKFLOWS, saveWorkflowInput } from "@/lib/schemas/workflow";
import { deleteWorkflow } from "./delete-workflow";
import { getWorkflow } from "./get-workflow";
import { listWorkflows } from "./list-workflows";
import { normalizeSteps, orderAfter } from "./rules";
import { saveWorkflow } from "./save-workflow";

useTestDatabase();

const STEPS = [
  {
    title: "Ask for the name",
    instructions: "Spell it back.",
    examples: ["May I have your name?"],
    childSteps: [{ title: "New patient", action: "COLLECT" }],
  },
  { title: "Hand over", action: "TRANSFER_CALL", actionMetadata: { to: "+13125550142", after: 3 } },
];
const step = (values: object) => ({
  description: null,
  instructions: null,
  order: 0,
  examples: [],
  action: null,
  actionMetadata: null,
  ...values,
});
const KEPT = [
  step({ ...STEPS[0], childSteps: [step({ title: "New patient", action: "COLLECT" })] }),
  step({ ...STEPS[1], order: 1, childSteps: [] }),
];

const input = (botId: string, values: object = {}) =>
  saveWorkflowInput.parse({ botId, title: "Book a visit", description: null, ...values });
const auditOf = (id: string) =>
  database().select().from(auditEntries).where(eq(auditEntries.subjectId, id)).orderBy(auditEntries.id);

/** A bot with one workflow. */
async function trained(values: object = { steps: STEPS }) {
  const { account, location } = await makeAccount();
  const bot = await makeBot(location);
  const { workflow } = await saveWorkflow(contextOf(account), input(bot.id, values));
  return { account, location, bot, workflow };
}

describe("saveWorkflow without an id", () => {
  it("creates an enabled workflow with its stored steps, and records it", async () => {
    const { account, location } = await makeAccount();
    const bot = await makeBot(location);
    const saved = await saveWorkflow(
      contextOfLocation(location, "manager"),
      input(bot.id, { steps: STEPS, usageContext: "A caller wants a visit." }),
    );
    expect(saved).toEqual({
      isNew: true,
      workflow: {
        id: expect.any(String),
        botId: bot.id,
        title: "Book a visit",
        description: null,
        usageContext: "A caller wants a visit.",
        enabled: true,
        order: 0,
        steps: KEPT,
        version: 1,
        createdAt: TEST_NOW.toISOString(),
        updatedAt: TEST_NOW.toISOString(),
      },
    });
    expect(await auditOf(saved.workflow.id)).toMatchObject([
      {
        action: "workflow.create",
        subjectType: "workflow",
        subjectLabel: "Book a visit",
        orgId: location.id,
        accountId: account.id,
        after: { botName: "Front Desk", enabled: true, steps: KEPT },
      },
    ]);
  });

  it("puts each new one last, also when several are added at once, and lists them in order", async () => {
    const { account, bot } = await trained();
    const context = contextOf(account);
    await Promise.all(["A", "B", "C"].map((title) => saveWorkflow(context, input(bot.id, { title }))));
    await saveWorkflow(context, input(bot.id, { title: "First", order: 0 }));
    const { workflows } = await listWorkflows(contextOf(account, "viewer"), { botId: bot.id });
    expect(workflows.map(({ order }) => order)).toEqual([0, 0, 1, 2, 3]);
    expect(workflows.map(({ title }) => title).slice(0, 2)).toEqual(["Book a visit", "First"]);
  });

  it(`limits a bot to ${MAX_WORKFLOWS}, also when the last is added twice at once`, async () => {
    const { account, bot } = await trained();
    const context = contextOf(account);
    for (let count = 1; count < MAX_WORKFLOWS - 1; count++) await saveWorkflow(context, input(bot.id));
    const results = await Promise.allSettled([1, 2].map(() => saveWorkflow(context, input(bot.id))));
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(results.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "validation_failed", fields: [{ path: "title", code: "too_many" }] },
    });
  });
});

describe("saveWorkflow with an id", () => {
  it("changes given fields, keeps absent ones, clears empty ones, and records before and after", async () => {
    const { account, bot, workflow } = await trained({
      steps: STEPS,
      usageContext: "Visits",
      enabled: false,
    });
    const changed = await saveWorkflow(
      contextOf(account),
      input(bot.id, { id: workflow.id, title: "Book", description: "By phone.", usageContext: "" }),
    );
    expect(changed).toEqual({
      isNew: false,
      workflow: { ...workflow, title: "Book", description: "By phone.", usageContext: null, version: 2 },
    });
    expect(await getWorkflow(contextOf(account), { botId: bot.id, workflowId: workflow.id })).toEqual(
      changed.workflow,
    );
    const [, entry] = await auditOf(workflow.id);
    expect(entry).toMatchObject({
      action: "workflow.update",
      changes: ["title", "description", "usageContext"],
      before: { title: "Book a visit", description: null, usageContext: "Visits" },
      after: { title: "Book", description: "By phone.", usageContext: null },
    });
  });

  it("records nothing when nothing changes, whatever the field order of an action's metadata", async () => {
    const { account, bot, workflow } = await trained();
    const [asks, hands] = STEPS;
    const steps = [asks, { ...hands, actionMetadata: { after: 3, to: "+13125550142" } }];
    const same = await saveWorkflow(contextOf(account), input(bot.id, { id: workflow.id, steps }));
    expect(same.workflow).toEqual(workflow);
    expect(await auditOf(workflow.id)).toHaveLength(1);
    const { workflows } = await listWorkflows(contextOf(account), { botId: bot.id });
    expect(workflows).toEqual([workflow]);
  });

  it("lets one of two concurrent edits or deletions win, and shows the other the current state", async () => {
    const { account, bot, workflow } = await trained();
    const context = contextOf(account);
    const edit = (title: string) =>
      saveWorkflow(context, input(bot.id, { id: workflow.id, title, version: 1 }));
    const results = await Promise.allSettled([edit("One"), edit("Two")]);
    const won = results.flatMap((result) => (result.status === "fulfilled" ? [result.value.workflow] : []));
    const lost = results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
    expect(lost).toMatchObject([{ code: "edit_conflict", details: { current: won[0] } }]);
    await expect(
      deleteWorkflow(context, { botId: bot.id, workflowId: workflow.id, version: 1 }),
    ).rejects.toMatchObject({ code: "edit_conflict" });
  });

  it("does not find an unknown workflow, or one of another bot", async () => {
    const { account, location, workflow } = await trained();
    const other = await makeBot(location);
    for (const id of [workflow.id, randomUUID()])
      await expect(saveWorkflow(contextOf(account), input(other.id, { id }))).rejects.toMatchObject({
        code: "not_found",
      });
    expect(await listWorkflows(contextOf(account), { botId: other.id })).toEqual({ workflows: [] });
  });
});

describe("deleteWorkflow", () => {
  it("deletes once when two delete at once, and records its fields", async () => {
    const { account, bot, workflow } = await trained();
    const context = contextOf(account);
    const remove = () => deleteWorkflow(context, { botId: bot.id, workflowId: workflow.id });
    const results = await Promise.allSettled([remove(), remove()]);
    expect(results.find(({ status }) => status === "fulfilled")).toMatchObject({
      value: { id: workflow.id },
    });
    expect(results.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "not_found" },
    });
    expect((await auditOf(workflow.id)).slice(1)).toMatchObject([
      { action: "workflow.delete", before: { title: "Book a visit", steps: KEPT }, after: null },
    ]);
  });
});

describe("A bot's workflows", () => {
  it("are deleted with it, and named in its last audit entry", async () => {
    const { account, bot } = await trained();
    await deleteBot(contextOf(account), bot);
    expect(await auditOf(bot.id)).toMatchObject([{ before: { workflows: ["Book a visit"] } }]);
    await expect(listWorkflows(contextOf(account), { botId: bot.id })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("cannot be changed by a viewer, nor found by a foreign caller", async () => {
    const [mine, foreign] = [await trained(), await trained()];
    const place = { botId: mine.bot.id, workflowId: mine.workflow.id };
    for (const [context, code] of [
      [contextOf(mine.account, "viewer"), "forbidden"],
      [contextOf(foreign.account), "not_found"],
    ] as const) {
      await expect(saveWorkflow(context, input(mine.bot.id))).rejects.toMatchObject({ code });
      await expect(saveWorkflow(context, input(mine.bot.id, { id: mine.workflow.id }))).rejects.toMatchObject(
        { code },
      );
      await expect(deleteWorkflow(context, place)).rejects.toMatchObject({ code });
    }
    for (const botId of [mine.bot.id, foreign.bot.id])
      await expect(getWorkflow(contextOf(foreign.account), { ...place, botId })).rejects.toMatchObject({
        code: "not_found",
      });
    await expect(listWorkflows(contextOf(foreign.account), place)).rejects.toMatchObject({
      code: "not_found",
    });
    expect(await getWorkflow(contextOf(mine.account, "viewer"), place)).toEqual(mine.workflow);
  });

  it("are not found once the organization is archived", async () => {
    const { account, location, bot } = await trained();
    await archiveOrganization(contextOf(account), location);
    await expect(saveWorkflow(contextOf(account), input(bot.id))).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

describe("normalizeSteps", () => {
  it("sorts steps and child steps, and keeps the sequence of equal orders", () => {
    const titles = (steps: { title: string }[]) => steps.map(({ title }) => title);
    const kept = normalizeSteps([
      { title: "C", order: 2 },
      {
        title: "A",
        order: 0,
        childSteps: [
          { title: "b", order: 1 },
          { title: "a", order: 0 },
        ],
      },
      { title: "D", order: 2 },
      { title: "E" },
    ]);
    expect(titles(kept)).toEqual(["A", "C", "D", "E"]);
    expect(titles(kept[0]?.childSteps ?? [])).toEqual(["a", "b"]);
  });
});

describe("orderAfter", () => {
  it("comes after the last one, up to the highest order", () => {
    expect([orderAfter([]), orderAfter([4, 0]), orderAfter([10_000])]).toEqual([0, 5, 10_000]);
  });
});

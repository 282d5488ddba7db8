import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { workflows } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { difference, recordAudit } from "@/lib/audit/record";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { assertNewName } from "@/lib/domain/assert-new-name";
import { assertVersion, type Guarded } from "@/lib/domain/assert-version";
import { lockBot } from "@/lib/domain/bots/find";
import type { BotRow } from "@/lib/domain/bots/present";
import type { SaveWorkflowInput, Workflow } from "@/lib/schemas/workflow";
import { findWorkflow } from "./find";
import { auditedFields, presentWorkflow, type WorkflowRow } from "./present";
import { assertRoomForWorkflow, normalizeSteps, orderAfter } from "./rules";

/** The fields that a save writes. */
type Fields = Omit<SaveWorkflowInput, "botId" | "id" | "version">;

/**
 * Creates a workflow of a bot, or changes the one with `id`. In a change, absent fields stay, and a change that
 * changes nothing records nothing. A new workflow is enabled and comes last, unless told otherwise.
 * @returns the workflow, and whether it is new
 * @throws AppError `forbidden`, `not_found`; `validation_failed` when the bot has the maximum; `edit_conflict` with
 *   `details.current` when `version` is not the current one
 */
export async function saveWorkflow(
  context: Context,
  input: Guarded<SaveWorkflowInput>,
): Promise<{ workflow: Workflow; isNew: boolean }> {
  requirePermissionSomewhere(context, "bots:write");
  const { botId, id, version, ...fields } = input;
  return inTransaction(async (tx) => {
    const bot = await lockBot(tx, context, botId, "bots:write");
    const field = { path: "title", label: "The title" };
    if (id === undefined) {
      assertNewName(fields.title, null, field);
      return { workflow: await add(tx, context, bot, fields), isNew: true };
    }
    const before = await findWorkflow(tx, bot.id, id);
    await assertVersion(before, version, presentWorkflow);
    assertNewName(fields.title, before.title, field);
    return { workflow: await change(tx, context, bot, before, fields), isNew: false };
  });
}

async function add(tx: Transaction, context: Context, bot: BotRow, fields: Fields): Promise<Workflow> {
  const present = await tx
    .select({ order: workflows.order })
    .from(workflows)
    .where(eq(workflows.botId, bot.id));
  assertRoomForWorkflow(present.length);
  const { steps = [], order = orderAfter(present.map((one) => one.order)), ...rest } = fields;
  const now = context.now();
  const [row] = await tx
    .insert(workflows)
    .values({ ...rest, botId: bot.id, order, steps: normalizeSteps(steps), createdAt: now, updatedAt: now })
    .returning();
  if (!row) throw new Error("The workflow was not inserted.");
  await record(tx, context, bot, null, row);
  return presentWorkflow(row);
}

async function change(
  tx: Transaction,
  context: Context,
  bot: BotRow,
  before: WorkflowRow,
  { steps, ...rest }: Fields,
): Promise<Workflow> {
  const { version, updatedAt } = before;
  const wanted = { ...rest, ...(steps && { steps: normalizeSteps(steps) }) };
  const write = (values: Partial<WorkflowRow>) =>
    tx.update(workflows).set(values).where(eq(workflows.id, before.id)).returning();
  const [after] = await write({ ...wanted, version: version + 1, updatedAt: context.now() });
  if (!after) throw new Error("The workflow was not updated.");
  // Compares stored values: the database orders the fields of an object in its own way.
  if (difference(auditedFields(before, bot), auditedFields(after, bot)).changes.length === 0) {
    await write({ version, updatedAt });
    return presentWorkflow(before);
  }
  await record(tx, context, bot, before, after);
  return presentWorkflow(after);
}

async function record(
  tx: Transaction,
  context: Context,
  bot: BotRow,
  before: WorkflowRow | null,
  after: WorkflowRow,
): Promise<void> {
  await recordAudit(tx, context, {
    action: before ? "workflow.update" : "workflow.create",
    subject: { type: "workflow", id: after.id, label: after.title },
    place: { orgId: bot.orgId, accountId: bot.accountId },
    before: before && auditedFields(before, bot),
    after: auditedFields(after, bot),
  });
}

import { eq } from "drizzle-orm";
import { bots, phoneNumbers, workflows } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { recordAudit } from "@/lib/audit/record";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { assertVersion, type IfVersion } from "@/lib/domain/assert-version";
import { AppError } from "@/lib/errors";
import { lockBot } from "./find";
import { auditedFields, presentBot } from "./present";

/**
 * Deletes a bot and its training. The lock keeps a line from being attached between the check and the deletion.
 * @throws AppError `not_found`, `forbidden`; `bot_in_use` with `details.lines` while it has lines; `edit_conflict`
 *   when `version` is not the current one
 */
export async function deleteBot(
  context: Context,
  input: { id: string } & IfVersion,
): Promise<{ id: string }> {
  requirePermissionSomewhere(context, "bots:write");
  return inTransaction(async (tx) => {
    const bot = await lockBot(tx, context, input.id, "bots:write");
    await assertVersion(bot, input.version, presentBot);
    const lines = await tx
      .select({ id: phoneNumbers.id, number: phoneNumbers.number, name: phoneNumbers.name })
      .from(phoneNumbers)
      .where(eq(phoneNumbers.botId, bot.id))
      .orderBy(phoneNumbers.createdAt);
    if (lines.length) throw new AppError("bot_in_use", { details: { lines } });
    const training = await tx
      .select({ title: workflows.title })
      .from(workflows)
      .where(eq(workflows.botId, bot.id))
      .orderBy(workflows.order, workflows.createdAt, workflows.id);
    await tx.delete(bots).where(eq(bots.id, bot.id));
    await recordAudit(tx, context, {
      action: "bot.delete",
      subject: { type: "bot", id: bot.id, label: bot.name },
      place: { orgId: bot.orgId, accountId: bot.accountId },
      before: { ...auditedFields(bot), workflows: training.map(({ title }) => title) },
    });
    return { id: bot.id };
  });
}

import { and, eq, isNull } from "drizzle-orm";
import { database } from "@/db/client";
import { bots, organizations, workflows } from "@/db/schema";
import { type Context, requirePermission } from "@/lib/context";
import { BOT_SCOPE } from "@/lib/domain/bots/find";
import { parseId } from "@/lib/domain/ids";
import { withinReach } from "@/lib/domain/scope";
import { AppError } from "@/lib/errors";
import type { WorkflowList } from "@/lib/schemas/workflow";
import { presentWorkflow } from "./present";

/**
 * All workflows of a bot, in their order.
 * @throws AppError `not_found`
 */
export async function listWorkflows(context: Context, input: { botId: string }): Promise<WorkflowList> {
  // Starts from the bot, so that one without workflows is found too.
  const rows = await database()
    .select({ place: BOT_SCOPE, workflow: workflows })
    .from(bots)
    .innerJoin(organizations, eq(organizations.id, bots.orgId))
    .leftJoin(workflows, eq(workflows.botId, bots.id))
    .where(
      and(
        eq(bots.id, parseId(input.botId)),
        withinReach(context, BOT_SCOPE),
        isNull(organizations.archivedAt),
      ),
    )
    .orderBy(workflows.order, workflows.createdAt, workflows.id);
  const [first] = rows;
  if (!first) throw new AppError("not_found");
  requirePermission(context, "read", first.place);
  return { workflows: rows.flatMap(({ workflow }) => (workflow ? [presentWorkflow(workflow)] : [])) };
}

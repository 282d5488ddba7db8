import { and, eq } from "drizzle-orm";
import type { Queryable } from "@/db/client";
import { workflows } from "@/db/schema";
import { parseId } from "@/lib/domain/ids";
import { AppError } from "@/lib/errors";
import type { WorkflowRow } from "./present";

/**
 * A workflow of a bot. The caller has checked that the bot is in reach.
 * @throws AppError `not_found`, also for a workflow of another bot
 */
export async function findWorkflow(from: Queryable, botId: string, id: string): Promise<WorkflowRow> {
  const [row] = await from
    .select()
    .from(workflows)
    .where(and(eq(workflows.id, parseId(id)), eq(workflows.botId, botId)));
  if (!row) throw new AppError("not_found");
  return row;
}

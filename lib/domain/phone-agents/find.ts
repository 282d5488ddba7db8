import { and, eq, isNull } from "drizzle-orm";
import type { Queryable } from "@/db/client";
import { bots, organizations } from "@/db/schema";
import type { Context } from "@/lib/context";
import { BOT_SCOPE } from "@/lib/domain/bots/find";
import { parseId } from "@/lib/domain/ids";
import { withinReach } from "@/lib/domain/scope";
import { AppError } from "@/lib/errors";
import { agentColumns, type PhoneAgent, presentAgent } from "./present";

/**
 * One agent in the caller's reach.
 * @throws AppError `not_found`
 */
export async function findAgent(from: Queryable, context: Context, id: string): Promise<PhoneAgent> {
  const [row] = await from
    .select(agentColumns)
    .from(bots)
    .innerJoin(organizations, eq(organizations.id, bots.orgId))
    .where(and(eq(bots.id, parseId(id)), withinReach(context, BOT_SCOPE), isNull(organizations.archivedAt)));
  if (!row) throw new AppError("not_found");
  return presentAgent(row);
}

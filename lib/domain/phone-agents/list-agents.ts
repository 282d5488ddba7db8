import { and, desc, eq, isNull } from "drizzle-orm";
import { database } from "@/db/client";
import { bots, organizations } from "@/db/schema";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { BOT_SCOPE } from "@/lib/domain/bots/find";
import { withinReach } from "@/lib/domain/scope";
import { agentColumns, type PhoneAgent, presentAgent } from "./present";

/** Agents in the caller's reach, newest first, at most `limit`. */
export async function listAgents(context: Context, { limit }: { limit: number }): Promise<PhoneAgent[]> {
  requirePermissionSomewhere(context, "read");
  const rows = await database()
    .select(agentColumns)
    .from(bots)
    .innerJoin(organizations, eq(organizations.id, bots.orgId))
    .where(and(isNull(organizations.archivedAt), withinReach(context, BOT_SCOPE)))
    .orderBy(desc(bots.createdAt), desc(bots.id))
    .limit(limit);
  return rows.map(presentAgent);
}

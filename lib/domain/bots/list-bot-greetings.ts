import { and, desc, eq, isNull } from "drizzle-orm";
import { database } from "@/db/client";
import { bots, organizations } from "@/db/schema";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { withinReach } from "@/lib/domain/scope";
import type { Bot } from "@/lib/schemas/bot";
import { BOT_SCOPE } from "./find";

/** A bot's name and greetings. */
export type BotGreetings = Pick<
  Bot,
  "id" | "name" | "greeting" | "phoneGreeting" | "firstMessage" | "createdAt" | "updatedAt"
>;

/**
 * The newest bots in the caller's reach. Leaves out their training, which could fill the memory.
 * @param limit how many at most
 */
export async function listBotGreetings(context: Context, limit: number): Promise<BotGreetings[]> {
  requirePermissionSomewhere(context, "read");
  const found = await database()
    .select({
      id: bots.id,
      name: bots.name,
      greeting: bots.greeting,
      phoneGreeting: bots.phoneGreeting,
      firstMessage: bots.firstMessage,
      createdAt: bots.createdAt,
      updatedAt: bots.updatedAt,
    })
    .from(bots)
    .innerJoin(organizations, eq(organizations.id, bots.orgId))
    .where(and(isNull(organizations.archivedAt), withinReach(context, BOT_SCOPE)))
    .orderBy(desc(bots.createdAt), desc(bots.id))
    .limit(limit);
  return found.map((bot) => ({
    ...bot,
    createdAt: bot.createdAt.toISOString(),
    updatedAt: bot.updatedAt.toISOString(),
  }));
}

import { and, arrayContains, eq, isNull, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { bots, organizations } from "@/db/schema";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { keyset, pageOf } from "@/lib/domain/keyset";
import { withinReach } from "@/lib/domain/scope";
import { holdsWords } from "@/lib/domain/search";
import type { BotList, ListBotsInput } from "@/lib/schemas/bot";
import { BOT_SCOPE } from "./find";
import { botColumns, presentBot } from "./present";

/** What a search looks in, as the trigram index has it. */
export const BOT_SEARCH_TEXT = sql`lower("bots"."name" || ' ' || coalesce("bots"."internal_name", ''))`;
const SORT_NAME = sql<string>`lower("bots"."name")`;

/** The bots that the caller reaches, a page at a time, each with how many lines it serves. */
export async function listBots(context: Context, input: ListBotsInput): Promise<BotList> {
  requirePermissionSomewhere(context, "read");
  const page = keyset({ id: bots.id, createdAt: bots.createdAt, name: SORT_NAME }, input);
  const found = await database()
    .select({ ...botColumns, sortName: SORT_NAME })
    .from(bots)
    .innerJoin(organizations, eq(organizations.id, bots.orgId))
    .where(
      and(
        isNull(organizations.archivedAt),
        withinReach(context, BOT_SCOPE),
        input.orgId ? eq(bots.orgId, input.orgId) : undefined,
        input.language ? arrayContains(bots.languages, [input.language]) : undefined,
        input.outbound === undefined ? undefined : eq(bots.outbound, input.outbound),
        holdsWords(BOT_SEARCH_TEXT, input.q),
        page.after,
      ),
    )
    .orderBy(...page.orderBy)
    .limit(page.fetch);
  const { rows, pagination } = pageOf(found, page, (row) => row);
  return { bots: rows.map(presentBot), pagination };
}

import { and, arrayContains, eq, isNull, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { bots, organizations } from "@/db/schema";
import { LANGUAGE_LABELS, LANGUAGES } from "@/lib/constants/languages";
import { type Context, requirePermissionSomewhere, roleAt } from "@/lib/context";
import { keyset, pageOf } from "@/lib/domain/cursor";
import { ACCOUNT_NAME } from "@/lib/domain/organizations/find";
import { inScope, withinReach } from "@/lib/domain/scope";
import { BOT_SEARCH_TEXT, labelOf, readSearch } from "@/lib/domain/search";
import type { BotList, ListBotsInput, ListedBot } from "@/lib/schemas/bot";
import { BOT_SCOPE } from "./find";
import { type BotRow, botColumns, presentBot } from "./present";

/** What a search for bots looks in: all that a bot's row shows. */
export const BOT_SEARCHED = {
  text: BOT_SEARCH_TEXT,
  labels: LANGUAGES.map((language) =>
    labelOf(LANGUAGE_LABELS[language], arrayContains(bots.languages, [language])),
  ),
  orgId: bots.orgId,
  accountId: bots.accountId,
};
const SORT_NAME = sql<string>`"bots"."sort_name"`;

/** The bots in the caller's reach, one page at a time, each with the number of its lines. */
export async function listBots(context: Context, input: ListBotsInput): Promise<BotList> {
  requirePermissionSomewhere(context, "read");
  const page = keyset({ id: bots.id, createdAt: bots.createdAt, name: SORT_NAME }, input);
  const search = await readSearch(context, input.q, ["orgId", "accountId"]);
  const found = await database()
    .select({ ...botColumns, sortName: SORT_NAME, accountName: ACCOUNT_NAME })
    .from(bots)
    .innerJoin(organizations, eq(organizations.id, bots.orgId))
    .where(
      and(
        isNull(organizations.archivedAt),
        withinReach(context, BOT_SCOPE),
        inScope(input, BOT_SCOPE),
        input.language ? arrayContains(bots.languages, [input.language]) : undefined,
        input.outbound === undefined ? undefined : eq(bots.outbound, input.outbound),
        search?.matches(BOT_SEARCHED),
        page.after,
      ),
    )
    .orderBy(...page.orderBy)
    .limit(page.fetch);
  const { rows, pagination } = pageOf(found, page, (row) => row);
  return { bots: rows.map((row) => presentListed(context, row)), pagination };
}

function presentListed(context: Context, row: BotRow & { accountName: string }): ListedBot {
  const { accountId } = row;
  const reachesAccount = roleAt(context, { orgId: accountId, accountId }) !== null;
  return { ...presentBot(row), accountName: reachesAccount ? row.accountName : null };
}

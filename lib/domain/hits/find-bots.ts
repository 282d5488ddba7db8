import { and, eq, isNull, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { bots, organizations } from "@/db/schema";
import type { Context } from "@/lib/context";
import { BOT_SCOPE } from "@/lib/domain/bots/find";
import { BOT_SEARCHED } from "@/lib/domain/bots/list-bots";
import { withinReach } from "@/lib/domain/scope";
import { namedFirst } from "@/lib/domain/search";
import { type Asked, type Found, hasId, hitOf } from "./asked";

const SORT_NAME = sql`"bots"."sort_name"`;

/** Bots by name. */
export async function findBots(context: Context, asked: Asked): Promise<Found[]> {
  const { search, within, fetch } = asked;
  const rows = await database()
    .select({
      id: bots.id,
      name: bots.name,
      internalName: bots.internalName,
      accountId: bots.accountId,
      organization: { id: organizations.id, name: organizations.name },
    })
    .from(bots)
    .innerJoin(organizations, eq(organizations.id, bots.orgId))
    .where(
      and(
        isNull(organizations.archivedAt),
        withinReach(context, BOT_SCOPE),
        within(BOT_SCOPE),
        hasId(asked, bots.id, search.matches(BOT_SEARCHED)),
      ),
    )
    .orderBy(namedFirst(SORT_NAME, search), SORT_NAME, bots.id)
    .limit(fetch);
  return rows.map(({ id: botId, name, internalName, organization, accountId }) =>
    hitOf({ kind: "bot", id: botId, title: name, detail: internalName, organization }, accountId),
  );
}

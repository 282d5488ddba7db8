import { and, desc, eq, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { organizations, sipTrunks } from "@/db/schema";
import type { Context } from "@/lib/context";
import { trunksWithinReach } from "@/lib/domain/trunks/find";
import { type Asked, type Found, hasId, hitOf, ifReached } from "./asked";

/** What a search looks in, exactly as in the trigram index. */
const TRUNK_TEXT = sql`fold_text("sip_trunks"."name" || ' ' || "sip_trunks"."host")`;

/** SIP trunks by name or host, newest first. */
export async function findTrunks(context: Context, asked: Asked): Promise<Found[]> {
  const { search, within, fetch } = asked;
  const { orgId, accountId } = sipTrunks;
  const rows = await database()
    .select({
      id: sipTrunks.id,
      name: sipTrunks.name,
      host: sipTrunks.host,
      accountId,
      organization: { id: organizations.id, name: organizations.name },
    })
    .from(sipTrunks)
    .innerJoin(organizations, eq(organizations.id, sipTrunks.orgId))
    .where(
      and(
        trunksWithinReach(context),
        within({ orgId, accountId }),
        hasId(asked, sipTrunks.id, search.matches({ text: TRUNK_TEXT, orgId, accountId })),
      ),
    )
    .orderBy(desc(sipTrunks.createdAt), desc(sipTrunks.id))
    .limit(fetch);
  return rows.map(({ id: trunkId, name, host, organization, accountId: account }) =>
    hitOf(
      {
        kind: "sip_trunk",
        id: trunkId,
        title: name,
        detail: host,
        organization: ifReached(context, organization, account),
      },
      account,
    ),
  );
}

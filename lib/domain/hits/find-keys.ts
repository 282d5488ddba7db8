import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { apiKeys, organizations } from "@/db/schema";
import { type Context, maySomewhere } from "@/lib/context";
import { isListedKey } from "@/lib/domain/keys/list-keys";
import { ORGANIZATION_SCOPE } from "@/lib/domain/organizations/find";
import { withinPermission } from "@/lib/domain/scope";
import { type Asked, type Found, hasId, hitOf } from "./asked";

const KEY_TEXT = sql`fold_text("api_keys"."name")`;

/** API keys by name, newest first, for those who manage them; the platform's for support. */
export async function findKeys(context: Context, asked: Asked): Promise<Found[]> {
  const { search, within, fetch } = asked;
  if (!maySomewhere(context, "keys:write")) return [];
  const rows = await database()
    .select({
      id: apiKeys.id,
      name: apiKeys.name,
      lastFour: apiKeys.lastFour,
      accountId: organizations.accountId,
      organization: { id: organizations.id, name: organizations.name },
    })
    .from(apiKeys)
    .leftJoin(organizations, eq(organizations.id, apiKeys.orgId))
    .where(
      and(
        isNull(organizations.archivedAt),
        withinPermission(context, "keys:write", ORGANIZATION_SCOPE),
        within(ORGANIZATION_SCOPE),
        isListedKey(context.now()),
        hasId(asked, apiKeys.id, search.matches({ text: KEY_TEXT })),
      ),
    )
    .orderBy(desc(apiKeys.createdAt), desc(apiKeys.id))
    .limit(fetch);
  return rows.map(({ id, name, lastFour, organization, accountId }) =>
    hitOf({ kind: "api_key", id, title: name, detail: `…${lastFour}`, organization }, accountId),
  );
}

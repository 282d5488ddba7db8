import { and, eq, isNotNull, isNull, or, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { memberships, organizations, users } from "@/db/schema";
import type { Context } from "@/lib/context";
import { ORGANIZATION_SCOPE } from "@/lib/domain/organizations/find";
import { withinPermission } from "@/lib/domain/scope";
import { type Asked, type Found, hasId, hitOf } from "./asked";

/** What a search looks in, exactly as in the trigram index. */
const PERSON_TEXT = sql`fold_text("users"."name" || ' ' || "users"."email")`;

/**
 * People by name or address, once for each place where they have a role, for those who manage its members; support
 * staff, who belong nowhere, for support.
 */
export async function findPeople(context: Context, asked: Asked): Promise<Found[]> {
  const { search, within, fetch } = asked;
  const rows = await database()
    .select({
      id: users.id,
      name: users.name,
      email: users.email,
      accountId: organizations.accountId,
      organization: { id: organizations.id, name: organizations.name },
    })
    .from(users)
    .leftJoin(memberships, eq(memberships.userId, users.id))
    .leftJoin(organizations, eq(organizations.id, memberships.orgId))
    .where(
      and(
        or(
          and(
            isNotNull(organizations.id),
            isNull(organizations.archivedAt),
            withinPermission(context, "members:write", ORGANIZATION_SCOPE),
            within(ORGANIZATION_SCOPE),
          ),
          context.reach.everything ? and(users.isSupport, within(null)) : undefined,
        ),
        hasId(asked, users.id, search.matches({ text: PERSON_TEXT })),
      ),
    )
    .orderBy(sql`fold_text(${users.name})`, users.id, organizations.id)
    .limit(fetch);
  return rows.map(({ id: userId, name, email, organization, accountId }) =>
    hitOf({ kind: "person", id: userId, title: name, detail: email, organization }, accountId),
  );
}

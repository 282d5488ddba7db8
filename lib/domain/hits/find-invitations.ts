import { and, eq, isNull, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { invitations, organizations } from "@/db/schema";
import type { Context } from "@/lib/context";
import { ORGANIZATION_SCOPE } from "@/lib/domain/organizations/find";
import { withinPermission } from "@/lib/domain/scope";
import { type Asked, type Found, hasId, hitOf } from "./asked";

const INVITED_TEXT = sql`fold_text("invitations"."name" || ' ' || "invitations"."email")`;

/** Invitations that were neither accepted nor withdrawn, by name or address, for those who manage members there. */
export async function findInvitations(context: Context, asked: Asked): Promise<Found[]> {
  const { search, within, fetch } = asked;
  const rows = await database()
    .select({
      id: invitations.id,
      name: invitations.name,
      email: invitations.email,
      accountId: organizations.accountId,
      organization: { id: organizations.id, name: organizations.name },
    })
    .from(invitations)
    .innerJoin(organizations, eq(organizations.id, invitations.orgId))
    .where(
      and(
        isNull(invitations.acceptedAt),
        isNull(invitations.endedAt),
        isNull(organizations.archivedAt),
        withinPermission(context, "members:write", ORGANIZATION_SCOPE),
        within(ORGANIZATION_SCOPE),
        hasId(asked, invitations.id, search.matches({ text: INVITED_TEXT })),
      ),
    )
    .orderBy(sql`fold_text(${invitations.name})`, invitations.id)
    .limit(fetch);
  return rows.map(({ id: invitationId, name, email, organization, accountId }) =>
    hitOf({ kind: "invitation", id: invitationId, title: name, detail: email, organization }, accountId),
  );
}

import { and, count, eq, isNull, ne, notInArray } from "drizzle-orm";
import { database } from "@/db/client";
import { bots, conversations, organizations, phoneNumbers } from "@/db/schema";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { withinReach } from "@/lib/domain/scope";
import { AppError } from "@/lib/errors";

/** An organization with the number of its lines, bots and calls in progress. */
export interface OwnAccount {
  id: string;
  name: string;
  activeNumbers: number;
  bots: number;
  activeCalls: number;
}

/**
 * An organization, with the number of lines, bots and calls in progress that the caller reaches in it and in its locations.
 * @throws AppError `not_found`
 */
export async function getOwnAccount(context: Context, input: { orgId: string }): Promise<OwnAccount> {
  requirePermissionSomewhere(context, "read");
  const [organization] = await database()
    .select({ id: organizations.id, name: organizations.name })
    .from(organizations)
    .where(
      and(
        eq(organizations.id, input.orgId),
        isNull(organizations.archivedAt),
        withinReach(context, { accountId: organizations.accountId, orgId: organizations.id }),
      ),
    );
  if (!organization) throw new AppError("not_found");
  const [[lines], [assistants], [calls]] = await Promise.all([
    database()
      .select({ total: count() })
      .from(phoneNumbers)
      .where(
        and(
          withinReach(context, { accountId: phoneNumbers.accountId, orgId: phoneNumbers.orgId }),
          notInArray(phoneNumbers.status, ["releasing", "released"]),
        ),
      ),
    database()
      .select({ total: count() })
      .from(bots)
      .innerJoin(organizations, eq(organizations.id, bots.orgId))
      .where(
        and(
          withinReach(context, { accountId: bots.accountId, orgId: bots.orgId }),
          isNull(organizations.archivedAt),
        ),
      ),
    database()
      .select({ total: count() })
      .from(conversations)
      .where(
        and(
          withinReach(context, { accountId: conversations.accountId, orgId: conversations.orgId }),
          ne(conversations.status, "ended"),
        ),
      ),
  ]);
  return {
    ...organization,
    activeNumbers: lines?.total ?? 0,
    bots: assistants?.total ?? 0,
    activeCalls: calls?.total ?? 0,
  };
}

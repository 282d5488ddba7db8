import { and, eq, isNull, ne } from "drizzle-orm";
import { database } from "@/db/client";
import { organizations } from "@/db/schema";
import type { Context } from "@/lib/context";
import { ORGANIZATION_SCOPE } from "@/lib/domain/organizations/find";
import { withinReach } from "@/lib/domain/scope";

/** Whether an account has locations that the caller reaches; archived ones do not count. */
export async function hasLocations(context: Context, accountId: string): Promise<boolean> {
  const found = await database()
    .select({ id: organizations.id })
    .from(organizations)
    .where(
      and(
        eq(organizations.accountId, accountId),
        ne(organizations.id, accountId),
        isNull(organizations.archivedAt),
        withinReach(context, ORGANIZATION_SCOPE),
      ),
    )
    .limit(1);
  return found.length > 0;
}

import { and, eq, isNull } from "drizzle-orm";
import { database } from "@/db/client";
import { organizations } from "@/db/schema";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { parseId } from "@/lib/domain/ids";
import { ORGANIZATION_SCOPE } from "@/lib/domain/organizations/find";
import { withinReach } from "@/lib/domain/scope";
import { AppError } from "@/lib/errors";
import type { Account } from "@/lib/schemas/account";
import { accountColumns, presentAccount } from "./present";

/**
 * One account in the caller's reach.
 * @throws AppError `not_found`, also for the id of a location, and for the account of a location's member
 */
export async function getAccount(context: Context, input: { id: string }): Promise<Account> {
  requirePermissionSomewhere(context, "read");
  const [row] = await database()
    .select(accountColumns)
    .from(organizations)
    .where(
      and(
        eq(organizations.id, parseId(input.id)),
        isNull(organizations.parentAccountOrgId),
        isNull(organizations.archivedAt),
        withinReach(context, ORGANIZATION_SCOPE),
      ),
    );
  if (!row) throw new AppError("not_found");
  return presentAccount(row);
}

import { and, eq, isNull } from "drizzle-orm";
import { database } from "@/db/client";
import { organizations } from "@/db/schema";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { knownShape } from "@/lib/domain/ids";
import { AppError } from "@/lib/errors";
import type { Account } from "@/lib/schemas/account";
import { accountColumns, presentAccount } from "./present";

/**
 * One account. Support only.
 * @throws AppError `not_found`, also for the id of a location
 */
export async function getAccount(context: Context, input: { id: string }): Promise<Account> {
  requirePermissionSomewhere(context, "accounts:create");
  const [row] = await database()
    .select(accountColumns)
    .from(organizations)
    .where(
      and(
        eq(organizations.id, knownShape(input.id)),
        isNull(organizations.parentAccountOrgId),
        isNull(organizations.archivedAt),
      ),
    );
  if (!row) throw new AppError("not_found");
  return presentAccount(row);
}

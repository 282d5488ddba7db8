import { inTransaction } from "@/db/transaction";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { assertVersion, type IfVersion } from "@/lib/domain/assert-version";
import { archiveLocked } from "@/lib/domain/organizations/archive-organization";
import { lockWholeOrganization } from "@/lib/domain/organizations/find";
import { AppError } from "@/lib/errors";
import type { Account } from "@/lib/schemas/account";
import { countLocations, presentAccount } from "./present";

/**
 * Closes an account that holds nothing anymore: it is no longer found, its members lose access, and its API keys stop
 * working. Support only.
 * @returns the account as it was
 * @throws AppError `forbidden`; `not_found`, also for a location; `organization_in_use` while it has lines, open
 *   purchases or locations, with the first of them; `edit_conflict` with `details.current` if `version` is not the
 *   current one
 */
export async function closeAccount(context: Context, input: { id: string } & IfVersion): Promise<Account> {
  requirePermissionSomewhere(context, "accounts:close");
  return inTransaction(async (tx) => {
    const row = await lockWholeOrganization(tx, context, input.id, "accounts:close");
    if (row.parentAccountOrgId !== null) throw new AppError("not_found");
    await assertVersion(row, input.version, async (current) =>
      presentAccount({ ...current, locationCount: await countLocations(tx, current.id) }),
    );
    return { ...(await archiveLocked(tx, context, row)), locationCount: 0 };
  });
}

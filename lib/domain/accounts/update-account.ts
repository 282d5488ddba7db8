import { inTransaction } from "@/db/transaction";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import type { Guarded } from "@/lib/domain/assert-version";
import { lockWholeOrganization } from "@/lib/domain/organizations/find";
import { asReferenceTaken } from "@/lib/domain/organizations/reference-taken";
import { changeOrganization } from "@/lib/domain/organizations/update-organization";
import { AppError } from "@/lib/errors";
import type { Account, UpdateAccountInput } from "@/lib/schemas/account";
import { countLocations } from "./present";

/**
 * Renames an account, or changes its address, phone, timezone or reference. The history has it as an edit of the account
 * organization.
 * @throws AppError `not_found`, also for a location; `forbidden`, `reference_taken`; `edit_conflict` with `details.current`
 *   when `version` is not the current one
 */
export async function updateAccount(context: Context, input: Guarded<UpdateAccountInput>): Promise<Account> {
  requirePermissionSomewhere(context, "organizations:write");
  return inTransaction(async (tx) => {
    const before = await lockWholeOrganization(tx, context, input.id, "organizations:write");
    if (before.parentAccountOrgId !== null) throw new AppError("not_found");
    const locationCount = await countLocations(tx, before.id);
    const changed = await changeOrganization(tx, context, before, input, (current) => ({
      ...current,
      locationCount,
    }));
    return { ...changed, locationCount };
  }).catch((error) => {
    throw asReferenceTaken(error);
  });
}

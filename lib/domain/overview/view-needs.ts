import type { Permission, Rights } from "@/lib/constants/permissions";
import type { Context } from "@/lib/context";
import { accountNamesOf } from "@/lib/domain/accounts/account-choices";
import { rightsAt } from "@/lib/domain/organizations/rights";
import { STEP_PERMISSIONS } from "@/lib/format/line-words";
import type { Need } from "@/lib/schemas/overview";

/** What the acts in the rows of needs take. */
const ACT_PERMISSIONS: readonly Permission[] = [...STEP_PERMISSIONS, "numbers:provision"];

/** What a page shows beside some needs: what the caller may do about each, and whose it is. */
export async function viewNeeds(
  context: Context,
  needs: readonly Need[],
): Promise<{ rights: Rights; accountNames: Record<string, string> | undefined }> {
  const rows = needs.flatMap(placeOf);
  const [rights, accountNames] = await Promise.all([
    rightsAt(context, ACT_PERMISSIONS, rows),
    accountNamesOf(context, rows),
  ]);
  return { rights, accountNames };
}

function placeOf(need: Need): { orgId: string }[] {
  if (need.kind === "line") return [need.line];
  if (need.kind === "order") return [need.order];
  return need.kind === "organization" ? [{ orgId: need.organization.id }] : [];
}

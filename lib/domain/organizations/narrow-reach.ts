import { database } from "@/db/client";
import { type Context, roleAt } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { findOrganization } from "./find";

/**
 * The same caller, limited to one organization or, for an account, to it and its locations.
 * @throws AppError `not_found` for an organization out of reach
 */
export async function narrowReach(context: Context, orgId: string): Promise<Context> {
  const { id, accountId } = await findOrganization(database(), context, orgId);
  const role = roleAt(context, { orgId: id, accountId });
  if (role === null) throw new AppError("not_found");
  const grant = { accountId, role: role === "support" ? ("admin" as const) : role };
  return {
    ...context,
    reach:
      id === accountId
        ? { everything: false, accounts: [grant], organizations: [] }
        : { everything: false, accounts: [], organizations: [{ ...grant, orgId: id }] },
  };
}

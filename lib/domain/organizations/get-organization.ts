import { database } from "@/db/client";
import { type Context, requirePermission } from "@/lib/context";
import type { Organization } from "@/lib/schemas/organization";
import { findOrganization } from "./find";
import { presentOrganization } from "./present";

/**
 * One organization.
 * @throws AppError `not_found`
 */
export async function getOrganization(context: Context, input: { id: string }): Promise<Organization> {
  const row = await findOrganization(database(), context, input.id);
  requirePermission(context, "read", { orgId: row.id, accountId: row.accountId });
  return presentOrganization(row);
}

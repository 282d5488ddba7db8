import { and, eq, inArray } from "drizzle-orm";
import { database } from "@/db/client";
import { sipTrunks } from "@/db/schema";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { keyset, pageOf } from "@/lib/domain/cursor";
import { inField } from "@/lib/domain/in-field";
import { findOrganization } from "@/lib/domain/organizations/find";
import type { ListTrunksInput, TrunkList } from "@/lib/schemas/sip-trunk";
import { trunksWithinReach } from "./find";
import { presentTrunk } from "./present";

/**
 * The trunks in the caller's reach, newest first; with `orgId`, those that may serve its lines; with `accountId`,
 * those of the account and its locations.
 * @throws AppError `not_found` for an organization out of reach
 */
export async function listTrunks(context: Context, input: ListTrunksInput): Promise<TrunkList> {
  requirePermissionSomewhere(context, "read");
  const organization = input.orgId
    ? await inField("orgId", findOrganization(database(), context, input.orgId))
    : null;
  const page = keyset({ id: sipTrunks.id, createdAt: sipTrunks.createdAt }, input);
  const found = await database()
    .select()
    .from(sipTrunks)
    .where(
      and(
        trunksWithinReach(context),
        organization ? inArray(sipTrunks.orgId, [organization.id, organization.accountId]) : undefined,
        input.accountId ? eq(sipTrunks.accountId, input.accountId) : undefined,
        page.after,
      ),
    )
    .orderBy(...page.orderBy)
    .limit(page.fetch);
  const { rows, pagination } = pageOf(found, page, (row) => row);
  return { sipTrunks: rows.map(presentTrunk), pagination };
}

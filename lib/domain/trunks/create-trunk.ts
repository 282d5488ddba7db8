import { v7 as uuidv7 } from "uuid";
import { sipTrunks } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { recordAudit } from "@/lib/audit/record";
import { type Context, requirePermission, requirePermissionSomewhere } from "@/lib/context";
import { lockOrganization } from "@/lib/domain/organizations/find";
import type { CreateTrunkInput, Trunk } from "@/lib/schemas/sip-trunk";
import { sealedPassword } from "./password";
import { auditedFields, presentTrunk } from "./present";

/**
 * Adds a SIP trunk to a location, or to an account for all of its locations.
 * @throws AppError `not_found` for an organization out of reach, `forbidden`
 */
export async function createTrunk(context: Context, input: CreateTrunkInput): Promise<Trunk> {
  requirePermissionSomewhere(context, "trunks:write");
  const { orgId, password, username, ...fields } = input;
  return inTransaction(async (tx) => {
    const organization = await lockOrganization(tx, context, orgId, "key share");
    const place = { orgId: organization.id, accountId: organization.accountId };
    requirePermission(context, "trunks:write", place);
    const [id, now] = [uuidv7(), context.now()];
    const [row] = await tx
      .insert(sipTrunks)
      .values({
        id,
        ...place,
        ...fields,
        username: username ?? null,
        sealedPassword: sealedPassword(id, password ?? null),
        createdAt: now,
        updatedAt: now,
      })
      .returning();
    if (!row) throw new Error("The trunk was not kept.");
    await recordAudit(tx, context, {
      action: "sip_trunk.create",
      subject: { type: "sip_trunk", id, label: row.name },
      place,
      after: auditedFields(row),
    });
    return presentTrunk(row);
  });
}

import { v7 as uuidv7 } from "uuid";
import { sipTrunks } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { recordAudit } from "@/lib/audit/record";
import { DEFAULT_TRANSPORT, SIP_PORTS } from "@/lib/constants/sip";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { inField } from "@/lib/domain/in-field";
import { lockOrganization, placeOf } from "@/lib/domain/organizations/find";
import type { CreateTrunkInput, Trunk } from "@/lib/schemas/sip-trunk";
import { sealedPassword } from "./password";
import { auditedFields, presentTrunk } from "./present";

/**
 * Creates a SIP trunk for a location, or for an account and all of its locations.
 * @throws AppError `not_found` for an organization out of reach, `forbidden`
 */
export async function createTrunk(context: Context, input: CreateTrunkInput): Promise<Trunk> {
  requirePermissionSomewhere(context, "trunks:write");
  const {
    orgId,
    password,
    username,
    transport = DEFAULT_TRANSPORT,
    port = SIP_PORTS[transport],
    ...fields
  } = input;
  return inTransaction(async (tx) => {
    const place = placeOf(
      await inField("orgId", lockOrganization(tx, context, orgId, "trunks:write", "key share")),
    );
    const [id, now] = [uuidv7(), context.now()];
    const [row] = await tx
      .insert(sipTrunks)
      .values({
        id,
        ...place,
        ...fields,
        port,
        transport,
        username: username ?? null,
        sealedPassword: sealedPassword(id, password ?? null),
        createdAt: now,
        updatedAt: now,
      })
      .returning();
    if (!row) throw new Error("The trunk was not inserted.");
    await recordAudit(tx, context, {
      action: "sip_trunk.create",
      subject: { type: "sip_trunk", id, label: row.name },
      place,
      after: auditedFields(row),
    });
    return presentTrunk(row);
  });
}

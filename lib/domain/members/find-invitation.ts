import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { invitations } from "@/db/schema";
import type { Permission } from "@/lib/constants/permissions";
import type { Context } from "@/lib/context";
import { lockOrganization, placeOf } from "@/lib/domain/organizations/find";
import { lockStanding } from "@/lib/domain/standing";
import { AppError } from "@/lib/errors";
import type { OpenInvitation } from "./invitation";

/**
 * An open or expired invitation, locked until the transaction ends. Only support finds those to the platform.
 * @param permission required at the invitation's organization
 * @throws AppError `not_found`, also for accepted and ended ones; `forbidden`
 */
export async function lockInvitation(
  tx: Transaction,
  context: Context,
  id: string,
  permission: Permission,
): Promise<OpenInvitation> {
  const isOpen = and(eq(invitations.id, id), isNull(invitations.acceptedAt), isNull(invitations.endedAt));
  const [known] = await tx.select({ orgId: invitations.orgId }).from(invitations).where(isOpen);
  if (!known || (known.orgId === null && !context.reach.everything)) throw new AppError("not_found");
  // The organization first, as everywhere, so that two changes at once cannot wait for each other.
  const place =
    known.orgId === null
      ? null
      : placeOf(await lockOrganization(tx, context, known.orgId, permission, "key share"));
  await lockStanding(tx, context, permission, [place]);
  const [row] = await tx.select().from(invitations).where(isOpen).for("update");
  if (!row) throw new AppError("not_found");
  return { row, place };
}

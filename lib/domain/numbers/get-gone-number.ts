import { type Context, may } from "@/lib/context";
import { getOrganization } from "@/lib/domain/organizations/get-organization";
import { AppError } from "@/lib/errors";
import type { AuditEntry, AuditEntryList } from "@/lib/schemas/audit-entry";
import type { ReleasedNumber } from "@/lib/schemas/phone-number";
import { getReleasedNumber } from "./get-released-number";

/** A line that the caller can no longer read: released, or moved out of the caller's reach. */
export interface GoneNumber {
  /** The audit entry of the release or the move. */
  last: AuditEntry;
  /** The released line; null if it was moved out of the caller's reach. */
  released: ReleasedNumber | null;
  canRecover: boolean;
}

/**
 * Explains why the caller can no longer read a line.
 * @param history the part of its history that the caller may read, newest first
 * @returns null unless the history is a line's
 */
export async function getGoneNumber(
  context: Context,
  { auditEntries }: Pick<AuditEntryList, "auditEntries">,
): Promise<GoneNumber | null> {
  const [latest] = auditEntries;
  if (latest?.subjectType !== "phone_number") return null;
  const released = await releasedOrNull(context, latest.subjectId);
  if (!released) return { last: latest, released, canRecover: false };
  const { id, accountId } = await getOrganization(context, { id: released.phoneNumber.orgId });
  return {
    last: auditEntries.find(({ action }) => action === "number.released") ?? latest,
    released,
    canRecover: may(context, "numbers:provision", { orgId: id, accountId }),
  };
}

async function releasedOrNull(context: Context, id: string): Promise<ReleasedNumber | null> {
  try {
    return await getReleasedNumber(context, { id });
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") return null;
    throw error;
  }
}

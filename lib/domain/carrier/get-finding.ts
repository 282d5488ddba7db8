import { database } from "@/db/client";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import type { Finding, FindingIdInput } from "@/lib/schemas/carrier";
import { presentFinding } from "./present";
import { findFindingRow } from "./select-findings";

/**
 * One difference between the carrier's list and ours.
 * @throws AppError `forbidden` unless the caller looks after carriers, `not_found`
 */
export async function getFinding(context: Context, input: FindingIdInput): Promise<Finding> {
  requirePermissionSomewhere(context, "carrier:manage");
  return presentFinding(await findFindingRow(database(), input.findingId));
}

import { database } from "@/db/client";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import type { Finding, FindingIdInput } from "@/lib/schemas/carrier";
import { presentFinding } from "./present";
import { findFindingRow } from "./select-findings";

/**
 * Reads one finding.
 * @throws AppError `forbidden` without the permission `carrier:manage`, `not_found`
 */
export async function getFinding(context: Context, input: FindingIdInput): Promise<Finding> {
  requirePermissionSomewhere(context, "carrier:manage");
  return presentFinding(await findFindingRow(database(), input.findingId));
}

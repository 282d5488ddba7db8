import type { CarrierRun, Finding } from "@/lib/schemas/carrier";

/** The outcome of a run: "1,204 numbers compared. 1 unknown, 2 lost." */
export function runOutcome(run: CarrierRun): string {
  if (run.state === "running") return "Running";
  if (run.failure) return run.failure.message;
  const came = [
    run.strays > 0 && `${run.strays} unknown`,
    run.lost > 0 && `${run.lost} lost`,
    run.found > 0 && `${run.found} found again`,
    run.repaired > 0 && `${run.repaired} corrected`,
  ].filter((part) => part !== false);
  const compared = `${run.listed.toLocaleString("en-US")} ${run.listed === 1 ? "number" : "numbers"} compared.`;
  return `${compared} ${came.length > 0 ? `${came.join(", ")}.` : "Nothing new."}`;
}

/** How a number differs, for the person who decides what to do. */
export function findingText(finding: Finding): string {
  if (finding.kind === "lost") return "The carrier no longer has this line’s number. Calls do not arrive.";
  if (finding.kind === "drifted")
    return `Corrected: ${finding.drift.map((field) => DRIFT[field]).join(", ")}.`;
  if (finding.state === "releasing") return "Being released.";
  return finding.order
    ? `Paid for, but not a line here. It was bought for “${finding.order.name}”.`
    : "Paid for, but not a line here.";
}

const DRIFT: Record<Finding["drift"][number], string> = {
  calls: "where calls go",
  label: "label at the carrier",
  carrierNumberId: "carrier ID",
};

/**
 * What an empty list of differences means.
 * @param compared the last finished comparison
 */
export function noneText(compared: CarrierRun | undefined): string {
  if (!compared) return "Unknown: no comparison has finished recently.";
  if (compared.doubted > 0) return "None that we trust. See the last comparison.";
  return "None. In the last comparison, the carrier’s numbers matched your lines exactly.";
}

/** How a difference was resolved: "Adopted by S. Support". */
export function resolutionText({
  kind,
  resolution,
  resolvedBy,
}: Pick<Finding, "kind" | "resolution" | "resolvedBy">): string {
  if (!resolution) return "";
  // For a released lost line, `resolvedBy` is the run that noticed, not the person who released it.
  const byHand = kind === "stray" && (resolution === "adopted" || resolution === "released");
  const by = resolvedBy && byHand ? ` by ${resolvedBy}` : "";
  return `${RESOLVED[resolution]}${by}`;
}

const RESOLVED = {
  adopted: "Adopted",
  released: "Released",
  gone: "No longer at the carrier",
  found: "Found again",
  repaired: "Corrected",
};

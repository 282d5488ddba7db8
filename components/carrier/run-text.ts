import type { CarrierRun, Finding } from "@/lib/schemas/carrier";

/** What came of a comparison: "1,204 numbers compared. 1 unknown, 2 lost." */
export function runOutcome(run: CarrierRun): string {
  if (run.state === "running") return "Under way";
  if (run.failure) return run.failure.message;
  const came = [
    run.strays > 0 && `${run.strays} unknown`,
    run.lost > 0 && `${run.lost} lost`,
    run.found > 0 && `${run.found} found again`,
    run.repaired > 0 && `${run.repaired} set right`,
  ].filter((part) => part !== false);
  const compared = `${run.listed.toLocaleString("en-US")} ${run.listed === 1 ? "number" : "numbers"} compared.`;
  return `${compared} ${came.length > 0 ? `${came.join(", ")}.` : "Nothing new."}`;
}

/** What is different about a number, for who has to decide. */
export function findingText(finding: Finding): string {
  if (finding.kind === "lost")
    return "A line here, but the carrier no longer has it. Its calls do not arrive.";
  if (finding.kind === "drifted")
    return `Set right: ${finding.drift.map((field) => DRIFT[field]).join(", ")}.`;
  if (finding.state === "releasing") return "On its way back to the carrier.";
  return finding.order
    ? `Paid for, and no line here. It was bought for the purchase “${finding.order.name}”.`
    : "Paid for, and no line here.";
}

const DRIFT: Record<Finding["drift"][number], string> = {
  webhookUrl: "where its calls go",
  label: "its name at the carrier",
  carrierNumberId: "the carrier's id of it",
};

/**
 * What an empty list of differences means.
 * @param compared the last comparison that was finished
 */
export function noneText(compared: CarrierRun | undefined): string {
  if (!compared) return "Not known yet: no comparison has been finished lately.";
  if (compared.doubted > 0) return "None that were believed; see the last comparison.";
  return "None. When last compared, the carrier held exactly the numbers that are lines here.";
}

/** How a difference ended: "Adopted by S. Support". */
export function resolutionText({ kind, resolution, resolvedBy }: Finding): string {
  if (!resolution) return "";
  // That a lost line was released is noted by the comparison, which did not do it.
  const byHand = kind === "stray" && (resolution === "adopted" || resolution === "released");
  const by = resolvedBy && byHand ? ` by ${resolvedBy}` : "";
  return `${RESOLVED[resolution]}${by}`;
}

const RESOLVED = {
  adopted: "Adopted",
  released: "Released",
  gone: "Gone by itself",
  found: "Found again",
  repaired: "Set right",
};

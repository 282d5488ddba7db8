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

/** How a difference ended: "Adopted by S. Support". */
export function resolutionText({ resolution, resolvedBy }: Finding): string {
  if (!resolution) return "";
  const by = resolvedBy && (resolution === "adopted" || resolution === "released") ? ` by ${resolvedBy}` : "";
  return `${RESOLVED[resolution]}${by}`;
}

const RESOLVED = {
  adopted: "Adopted",
  released: "Released",
  gone: "Gone by itself",
  found: "Found again",
  repaired: "Set right",
};

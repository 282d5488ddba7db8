import { DRIFT_FIELDS, RUN_FAILURES, type RunFailure } from "@/lib/constants/carrier";
import { presentPrice } from "@/lib/domain/numbers/present";
import type { CarrierRun, Finding } from "@/lib/schemas/carrier";
import type { FindingRow } from "./select-findings";
import type { RunRecord } from "./start-run";

/** The answer for a comparison. */
export function presentRun(run: RunRecord): CarrierRun {
  return {
    id: run.id,
    state: run.state,
    trigger: run.trigger,
    actorName: run.actorName,
    failure: run.failure === null ? null : { code: run.failure, message: messageOf(run.failure) },
    listed: run.listed,
    strays: run.strays,
    lost: run.lost,
    found: run.found,
    repaired: run.repaired,
    doubted: run.doubted,
    startedAt: run.startedAt.toISOString(),
    finishedAt: run.finishedAt?.toISOString() ?? null,
  };
}

function messageOf(failure: string): string {
  return RUN_FAILURES[failure as RunFailure] ?? RUN_FAILURES.internal_error;
}

/** The answer for a difference. */
export function presentFinding({ finding, order }: FindingRow): Finding {
  return {
    id: finding.id,
    kind: finding.kind,
    state: finding.state,
    resolution: finding.resolution,
    number: finding.number,
    carrierNumberId: finding.carrierNumberId,
    label: finding.label,
    drift: DRIFT_FIELDS.filter((field) => finding.drift?.includes(field)),
    monthlyPrice: presentPrice(finding.monthlyPrice),
    order,
    phoneNumberId: finding.phoneNumberId,
    resolvedBy: finding.resolvedBy,
    resolvedAt: finding.resolvedAt?.toISOString() ?? null,
    createdAt: finding.createdAt.toISOString(),
  };
}

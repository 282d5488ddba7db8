import { DRIFT_FIELDS, RUN_FAILURES, type RunFailure } from "@/lib/constants/carrier";
import { presentPrice } from "@/lib/domain/numbers/present";
import type { CarrierRun, Finding } from "@/lib/schemas/carrier";
import { carrierOf } from "@/lib/telephony/registry";
import type { RunRecord } from "./run";
import type { FindingRow } from "./select-findings";

/** Presents a run. */
export function presentRun(run: RunRecord): CarrierRun {
  return {
    id: run.id,
    carrier: { name: run.carrier, displayName: carrierOf(run).displayName },
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

/** Presents a finding. */
export function presentFinding({ finding, order }: FindingRow): Finding {
  return {
    id: finding.id,
    carrier: { name: finding.carrier, displayName: carrierOf(finding).displayName },
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

import type { Metadata } from "next";
import { FindingsCard, SettledCard } from "@/components/carrier/findings-card";
import { RunsCard } from "@/components/carrier/runs-card";
import { Pager } from "@/components/data-table/pager";
import { PageHeader } from "@/components/layout/page-header";
import { CarrierStatusCard, NoWorker } from "@/components/settings/carrier-status";
import { requireCaller } from "@/lib/auth/caller";
import { type Context, maySomewhere } from "@/lib/context";
import { getCarrierStatuses } from "@/lib/domain/reconcile/get-carrier-status";
import { costOfStrays, listFindings } from "@/lib/domain/reconcile/list-findings";
import { listRuns } from "@/lib/domain/reconcile/list-runs";
import { type SearchParams, singleValues } from "../../search-params";

export const metadata: Metadata = { title: "Carrier" };

const PER_PAGE = 50;
const SETTLED_SHOWN = 10;

export default async function CarrierPage({ searchParams }: { searchParams: SearchParams }) {
  const caller = await requireCaller();
  const { cursor } = singleValues(await searchParams);
  const { carriers, worker } = await getCarrierStatuses(caller);
  return (
    <>
      <PageHeader
        title="Carrier"
        description="The telephony provider that sells numbers and carries calls."
      />
      <div className="grid max-w-3xl gap-5">
        {carriers.map((status) => (
          <CarrierStatusCard key={status.name} status={status} />
        ))}
        {worker === "missing" && <NoWorker />}
        {maySomewhere(caller, "carrier:manage") && (
          <Comparison caller={caller} cursor={cursor || undefined} />
        )}
      </div>
    </>
  );
}

/** For support: the comparisons, and what differs between the carrier's list and ours. */
async function Comparison({ caller, cursor }: { caller: Context; cursor: string | undefined }) {
  const [runs, open, settled, cost] = await Promise.all([
    listRuns(caller),
    listFindings(caller, { limit: PER_PAGE, cursor }),
    listFindings(caller, { limit: SETTLED_SHOWN, settled: true }),
    costOfStrays(caller),
  ]);
  return (
    <>
      <FindingsCard
        findings={open.findings}
        compared={runs.find(({ state }) => state === "done")}
        cost={cost}
      />
      <Pager nextCursor={open.pagination.nextCursor} />
      <RunsCard runs={runs} />
      <SettledCard findings={settled.findings} />
    </>
  );
}

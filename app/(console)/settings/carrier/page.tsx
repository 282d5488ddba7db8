import type { Metadata } from "next";
import { FindingsCard, SettledCard } from "@/components/carrier/findings-card";
import { RunsCard } from "@/components/carrier/runs-card";
import { Pager } from "@/components/data-table/pager";
import { PageHeader } from "@/components/layout/page-header";
import { CarrierStatusCard } from "@/components/settings/carrier-status";
import { requireCaller } from "@/lib/auth/caller";
import { type Context, maySomewhere } from "@/lib/context";
import { getCarrierStatus } from "@/lib/domain/carrier/get-carrier-status";
import { costOfStrays, listFindings } from "@/lib/domain/carrier/list-findings";
import { listRuns } from "@/lib/domain/carrier/list-runs";
import { type SearchParams, singleValues } from "../../search-params";

export const metadata: Metadata = { title: "Carrier" };

const PER_PAGE = 50;
const SETTLED_SHOWN = 10;

export default async function CarrierPage({ searchParams }: { searchParams: SearchParams }) {
  const caller = await requireCaller();
  const { cursor } = singleValues(await searchParams);
  const status = await getCarrierStatus(caller);
  return (
    <>
      <PageHeader
        title="Carrier"
        description="The telephony provider that sells numbers and carries calls."
      />
      <div className="grid max-w-3xl gap-5">
        <CarrierStatusCard status={status} />
        {maySomewhere(caller, "carrier:manage") && <Keeping caller={caller} cursor={cursor || undefined} />}
      </div>
    </>
  );
}

/** What support keeps an eye on: comparisons, and what differs between the carrier and us. */
async function Keeping({ caller, cursor }: { caller: Context; cursor: string | undefined }) {
  const [runs, open, settled, cost] = await Promise.all([
    listRuns(caller),
    listFindings(caller, { limit: PER_PAGE, cursor }),
    listFindings(caller, { limit: SETTLED_SHOWN, settled: true }),
    costOfStrays(caller),
  ]);
  return (
    <>
      <FindingsCard findings={open.findings} cost={cost} />
      <Pager nextCursor={open.pagination.nextCursor} />
      <RunsCard runs={runs} />
      <SettledCard findings={settled.findings} />
    </>
  );
}

import type { Metadata } from "next";
import { PageHeader } from "@/components/layout/page-header";
import { TwoColumns } from "@/components/layout/two-columns";
import { FirstSteps } from "@/components/overview/first-steps";
import { LatestChanges } from "@/components/overview/latest-changes";
import { LinesByState } from "@/components/overview/lines-by-state";
import { NeedsYouCard } from "@/components/overview/needs-you-card";
import { OrdersList } from "@/components/overview/orders-list";
import { LinkButton } from "@/components/ui/link-button";
import { requireCaller } from "@/lib/auth/caller";
import { mayInScope } from "@/lib/domain/organizations/rights";
import { getFirstSteps } from "@/lib/domain/overview/get-first-steps";
import { getOverview } from "@/lib/domain/overview/get-overview";
import { viewNeeds } from "@/lib/domain/overview/view-needs";
import { paths } from "@/lib/paths";
import { isWhole, scopeOfPage } from "../scope";
import type { SearchParams } from "../search-params";

export const metadata: Metadata = { title: "Overview" };

const NEEDS_SHOWN = 10;

export default async function OverviewPage({ searchParams }: { searchParams: SearchParams }) {
  const caller = await requireCaller();
  const scope = await scopeOfPage(caller, searchParams);
  const overview = await getOverview(caller, scope);
  const firstSteps = isWhole(scope) ? await getFirstSteps(caller, overview) : null;
  const { rights, accountNames } = await viewNeeds(caller, overview.needsYou.items.slice(0, NEEDS_SHOWN));
  return (
    <>
      <PageHeader
        title="Overview"
        description="Which lines are being answered, and what needs you."
        actions={
          !firstSteps &&
          (await mayInScope(caller, "numbers:provision", scope)) && (
            <LinkButton href={paths.getNumber()} variant="primary">
              Get a number
            </LinkButton>
          )
        }
      />
      {firstSteps ? (
        <FirstSteps {...firstSteps} />
      ) : (
        <div className="grid gap-5">
          <LinesByState lines={overview.lines} />
          <TwoColumns
            main={
              <>
                <NeedsYouCard
                  needsYou={overview.needsYou}
                  shown={NEEDS_SHOWN}
                  rights={rights}
                  accountNames={isWhole(scope) ? accountNames : undefined}
                />
                <OrdersList orders={overview.runningOrders} />
              </>
            }
            side={<LatestChanges entries={overview.latestChanges} />}
          />
        </div>
      )}
    </>
  );
}

import type { Metadata } from "next";
import { EmptyState } from "@/components/feedback/empty-state";
import { PageHeader } from "@/components/layout/page-header";
import { NeedRows } from "@/components/overview/needs-you-card";
import { LinkButton } from "@/components/ui/link-button";
import { requireCaller } from "@/lib/auth/caller";
import { getOverview } from "@/lib/domain/overview/get-overview";
import { viewNeeds } from "@/lib/domain/overview/view-needs";
import { cappedText } from "@/lib/format/counted";
import { paths } from "@/lib/paths";
import { isWhole, scopeOfPage } from "../../scope";
import type { SearchParams } from "../../search-params";

export const metadata: Metadata = { title: "Needs you" };

/** Everything that the card on the overview counts. */
export default async function NeedsYouPage({ searchParams }: { searchParams: SearchParams }) {
  const caller = await requireCaller();
  const scope = await scopeOfPage(caller, searchParams);
  const { items, hasMore } = (await getOverview(caller, scope)).needsYou;
  const { rights, accountNames } = await viewNeeds(caller, items);
  return (
    <>
      <PageHeader
        title="Needs you"
        description={
          hasMore
            ? `The ${items.length} worst of more than ${items.length}. The others follow when these are dealt with.`
            : `${cappedText(items.length)} in all, the worst first.`
        }
        crumbs={[{ label: "Overview", href: paths.overview() }]}
      />
      {items.length === 0 ? (
        <EmptyState
          title="Nothing needs you right now"
          action={<LinkButton href={paths.overview()}>Back to the overview</LinkButton>}
        >
          Lines that nobody answers, purchases that failed and missing addresses are listed here.
        </EmptyState>
      ) : (
        <div className="surface max-w-3xl">
          <NeedRows needs={items} rights={rights} accountNames={isWhole(scope) ? accountNames : undefined} />
        </div>
      )}
    </>
  );
}

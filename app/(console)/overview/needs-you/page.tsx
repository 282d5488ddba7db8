import type { Metadata } from "next";
import { Pager } from "@/components/data-table/pager";
import { EmptyState } from "@/components/feedback/empty-state";
import { PageHeader } from "@/components/layout/page-header";
import { DismissAll } from "@/components/orders/dismiss-all";
import { NeedRows } from "@/components/overview/needs-you-card";
import { LinkButton } from "@/components/ui/link-button";
import { requireCaller } from "@/lib/auth/caller";
import type { Context } from "@/lib/context";
import { countDismissable } from "@/lib/domain/orders/dismiss-all-orders";
import { getNeedsYou } from "@/lib/domain/overview/needs-you";
import { viewNeeds } from "@/lib/domain/overview/view-needs";
import { AppError } from "@/lib/errors";
import { countText } from "@/lib/format/counted";
import { paths } from "@/lib/paths";
import type { ScopeFilters } from "@/lib/schemas/common";
import { isWhole, scopeOfPage } from "../../scope";
import { type SearchParams, singleValues } from "../../search-params";

export const metadata: Metadata = { title: "Needs you" };

/** Everything that the card on the overview counts, page by page. */
export default async function NeedsYouPage({ searchParams }: { searchParams: SearchParams }) {
  const caller = await requireCaller();
  const scope = await scopeOfPage(caller, searchParams);
  const [needsYou, dismissable] = await Promise.all([
    readPage(caller, scope, singleValues(await searchParams).cursor),
    countDismissable(caller, scope),
  ]);
  const { items, count, nextCursor } = needsYou;
  const { rights, accountNames } = await viewNeeds(caller, items);
  const many = countText(needsYou);
  return (
    <>
      <PageHeader
        title="Needs you"
        description={count > 0 && `${many.charAt(0).toUpperCase()}${many.slice(1)} in all, the worst first.`}
        crumbs={[{ label: "Overview", href: paths.overview() }]}
        actions={dismissable.count > 1 && <DismissAll dismissable={dismissable} scope={scope} />}
      />
      {count === 0 ? (
        <EmptyState
          title="Nothing needs you right now"
          action={<LinkButton href={paths.overview()}>Back to the overview</LinkButton>}
        >
          Lines that nobody answers, purchases that failed and missing addresses are listed here.
        </EmptyState>
      ) : (
        <div className="max-w-3xl">
          <div className="surface">
            <NeedRows
              needs={items}
              rights={rights}
              accountNames={isWhole(scope) ? accountNames : undefined}
            />
          </div>
          <Pager nextCursor={nextCursor} />
        </div>
      )}
    </>
  );
}

/** A page of the list; the first one if the address has the cursor of another list. */
async function readPage(caller: Context, scope: ScopeFilters, cursor: string | undefined) {
  try {
    return await getNeedsYou(caller, scope, { cursor });
  } catch (error) {
    if (error instanceof AppError && error.code === "validation_failed") return getNeedsYou(caller, scope);
    throw error;
  }
}

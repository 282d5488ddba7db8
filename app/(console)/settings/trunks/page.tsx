import type { Metadata } from "next";
import { Pager } from "@/components/data-table/pager";
import { EmptyState } from "@/components/feedback/empty-state";
import { PageHeader } from "@/components/layout/page-header";
import { AddTrunkButton } from "@/components/trunks/add-trunk-button";
import { TrunkList } from "@/components/trunks/trunk-list";
import { requireCaller } from "@/lib/auth/caller";
import { maySomewhere } from "@/lib/context";
import { mayInScope } from "@/lib/domain/organizations/rights";
import { listTrunks } from "@/lib/domain/trunks/list-trunks";
import { trunkPlaces } from "@/lib/domain/trunks/trunk-places";
import { paths } from "@/lib/paths";
import { RoleNotAllowed } from "../../role-not-allowed";
import { scopeOfPage } from "../../scope";
import { type SearchParams, singleValues } from "../../search-params";

export const metadata: Metadata = { title: "Trunks" };

const PER_PAGE = 50;

export default async function TrunksPage({ searchParams }: { searchParams: SearchParams }) {
  const caller = await requireCaller();
  if (!maySomewhere(caller, "read"))
    return (
      <RoleNotAllowed caller={caller} permission="members:write" act="see trunks" back={paths.settings()} />
    );
  const { cursor } = singleValues(await searchParams);
  const scope = await scopeOfPage(caller, searchParams);
  const page = { limit: PER_PAGE, cursor: cursor || undefined };
  const { sipTrunks, pagination } = await listTrunks(caller, { ...page, ...scope });
  return (
    <>
      <PageHeader
        title="Trunks"
        description="SIP trunks from your own provider, for transfers. Linekeeper doesn’t transfer calls yet."
        actions={(await mayInScope(caller, "trunks:write", scope)) && <AddTrunkButton />}
      />
      {sipTrunks.length > 0 ? (
        <TrunkList trunks={sipTrunks} places={await trunkPlaces(caller, sipTrunks)} />
      ) : (
        <EmptyState title="No trunks yet">
          Linekeeper doesn’t transfer calls yet. Once it does, a call that a bot hands to your front desk goes
          out over a trunk. Enter the host that your provider gave you, with a username and password if it
          needs them.
        </EmptyState>
      )}
      <Pager nextCursor={pagination.nextCursor} />
    </>
  );
}

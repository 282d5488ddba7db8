import type { Metadata } from "next";
import { Pager } from "@/components/data-table/pager";
import { EmptyState } from "@/components/feedback/empty-state";
import { PageHeader } from "@/components/layout/page-header";
import { AddTrunkButton } from "@/components/trunks/add-trunk-button";
import { TrunkList } from "@/components/trunks/trunk-list";
import { requireCaller } from "@/lib/auth/caller";
import { maySomewhere } from "@/lib/context";
import { listTrunks } from "@/lib/domain/trunks/list-trunks";
import { paths } from "@/lib/paths";
import { RoleTooSmall } from "../../role-too-small";
import { type SearchParams, singleValues } from "../../search-params";
import { placesOf } from "./places";

export const metadata: Metadata = { title: "Trunks" };

const PER_PAGE = 50;

export default async function TrunksPage({ searchParams }: { searchParams: SearchParams }) {
  const caller = await requireCaller();
  if (!maySomewhere(caller, "read")) return <RoleTooSmall act="see trunks" back={paths.settings()} />;
  const { cursor } = singleValues(await searchParams);
  const { sipTrunks, pagination } = await listTrunks(caller, {
    limit: PER_PAGE,
    cursor: cursor || undefined,
  });
  return (
    <>
      <PageHeader
        title="Trunks"
        description="SIP trunks of your own provider, over which calls are transferred."
        actions={maySomewhere(caller, "trunks:write") && <AddTrunkButton />}
      />
      {sipTrunks.length > 0 ? (
        <TrunkList trunks={sipTrunks} places={await placesOf(caller, sipTrunks)} />
      ) : (
        <EmptyState title="There is no trunk yet">
          Calls from numbers that you bring from your own provider are transferred over a trunk: when a bot
          hands a caller to your front desk, the call leaves through it. A trunk is the host that your
          provider gave you, with a username and a password where it asks for them.
        </EmptyState>
      )}
      <Pager nextCursor={pagination.nextCursor} />
    </>
  );
}

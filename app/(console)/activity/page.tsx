import type { Metadata } from "next";
import { ActivityList } from "@/components/activity/activity-list";
import { requireCaller } from "@/lib/auth/caller";
import { seesSeveralAccounts } from "@/lib/domain/accounts/account-choices";
import { listAuditEntries } from "@/lib/domain/audit/list-audit-entries";
import { auditEntriesQuery } from "@/lib/queries/audit-entries";
import { prefetched } from "@/lib/queries/prefetched";
import { ACTIVITY_ADDRESS, readListAddress } from "../list-address";
import { ListPage } from "../list-page";
import { readerZone } from "../reader-zone";
import { isWhole, scopeFor } from "../scope";
import type { SearchParams } from "../search-params";

export const metadata: Metadata = { title: "Activity" };

export default async function ActivityPage({ searchParams }: { searchParams: SearchParams }) {
  const caller = await requireCaller();
  const zone = await readerZone(searchParams);
  const address = await readListAddress(ACTIVITY_ADDRESS, searchParams, scopeFor(caller), zone.name);
  const { filters, input, scope, filtered } = address;
  return (
    <ListPage
      title="Activity"
      description="Who changed what, and when."
      queries={[prefetched(auditEntriesQuery(filters), () => listAuditEntries(caller, input))]}
    >
      <ActivityList
        filters={filters}
        filtered={filtered}
        zone={zone}
        scope={scope}
        showAccount={seesSeveralAccounts(caller) && isWhole(scope)}
      />
    </ListPage>
  );
}

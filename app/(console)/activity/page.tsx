import type { Metadata } from "next";
import { activityFiltersOf } from "@/components/activity/activity-filters";
import { ActivityList } from "@/components/activity/activity-list";
import { Hydrate } from "@/components/layout/hydrate";
import { PageHeader } from "@/components/layout/page-header";
import { requireCaller } from "@/lib/auth/caller";
import { listAuditEntries } from "@/lib/domain/audit/list-audit-entries";
import { auditEntriesQuery } from "@/lib/queries/audit-entries";
import { prefetched } from "@/lib/queries/prefetched";
import { listAuditEntriesInput } from "@/lib/schemas/audit-entry";
import { type SearchParams, singleValues } from "../search-params";

export const metadata: Metadata = { title: "Activity" };

export default async function ActivityPage({ searchParams }: { searchParams: SearchParams }) {
  const caller = await requireCaller();
  const filters = activityFiltersOf(singleValues(await searchParams));
  return (
    <>
      <PageHeader title="Activity" description="Who changed what, and when. Days are counted in UTC." />
      <Hydrate
        queries={[
          prefetched(auditEntriesQuery(filters), () =>
            listAuditEntries(caller, listAuditEntriesInput.parse(filters)),
          ),
        ]}
      >
        <ActivityList />
      </Hydrate>
    </>
  );
}

import type { Metadata } from "next";
import { OrganizationList } from "@/components/organizations/organization-list";
import { LinkButton } from "@/components/ui/link-button";
import { requireCaller } from "@/lib/auth/caller";
import { seesSeveralAccounts } from "@/lib/domain/accounts/account-choices";
import { listOrganizations } from "@/lib/domain/organizations/list-organizations";
import { mayAddLocation } from "@/lib/domain/organizations/rights";
import { paths } from "@/lib/paths";
import { organizationsQuery } from "@/lib/queries/organizations";
import { prefetched } from "@/lib/queries/prefetched";
import { ORGANIZATIONS_ADDRESS, readListAddress } from "../list-address";
import { ListPage } from "../list-page";
import { scopeFor } from "../scope";
import type { SearchParams } from "../search-params";

export const metadata: Metadata = { title: "Organizations" };

export default async function OrganizationsPage({ searchParams }: { searchParams: SearchParams }) {
  const caller = await requireCaller();
  const { filters, input, scope, filtered } = await readListAddress(
    ORGANIZATIONS_ADDRESS,
    searchParams,
    scopeFor(caller),
  );
  const canCreate = mayAddLocation(caller);
  return (
    <ListPage
      title="Organizations"
      description="Practice locations. Each has its own address, office hours, bots and lines."
      actions={
        canCreate && (
          <LinkButton href={paths.newOrganization()} variant="primary">
            Add an organization
          </LinkButton>
        )
      }
      queries={[prefetched(organizationsQuery(filters), () => listOrganizations(caller, input))]}
    >
      <OrganizationList
        filters={filters}
        filtered={filtered}
        renderedAt={caller.now().toISOString()}
        canCreate={canCreate}
        showsAccounts={seesSeveralAccounts(caller) && !scope.accountId}
      />
    </ListPage>
  );
}

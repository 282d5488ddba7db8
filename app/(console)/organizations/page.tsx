import type { Metadata } from "next";
import { Hydrate } from "@/components/layout/hydrate";
import { PageHeader } from "@/components/layout/page-header";
import { organizationFiltersOf } from "@/components/organizations/list-filters";
import { OrganizationList } from "@/components/organizations/organization-list";
import { LinkButton } from "@/components/ui/link-button";
import { requireCaller } from "@/lib/auth/caller";
import { maySomewhere } from "@/lib/context";
import { listOrganizations } from "@/lib/domain/organizations/list-organizations";
import { paths } from "@/lib/paths";
import { organizationsQuery } from "@/lib/queries/organizations";
import { prefetched } from "@/lib/queries/prefetched";
import { listOrganizationsInput } from "@/lib/schemas/organization";
import { type SearchParams, singleValues } from "../search-params";
import { accountNamesFor } from "./accounts";

export const metadata: Metadata = { title: "Organizations" };

export default async function OrganizationsPage({ searchParams }: { searchParams: SearchParams }) {
  const caller = await requireCaller();
  const filters = organizationFiltersOf(singleValues(await searchParams));
  const canCreate = maySomewhere(caller, "organizations:write");
  return (
    <>
      <PageHeader
        title="Organizations"
        description="Practice locations. Each has its own address, office hours, bots and lines."
        actions={
          canCreate && (
            <LinkButton href={paths.newOrganization()} variant="primary">
              Add an organization
            </LinkButton>
          )
        }
      />
      <Hydrate
        queries={[
          prefetched(organizationsQuery(filters), () =>
            listOrganizations(caller, listOrganizationsInput.parse(filters)),
          ),
        ]}
      >
        <OrganizationList
          renderedAt={caller.now().toISOString()}
          canCreate={canCreate}
          accountNames={await accountNamesFor(caller)}
        />
      </Hydrate>
    </>
  );
}

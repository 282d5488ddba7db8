"use client";

import { DataTable } from "@/components/data-table/data-table";
import { FilterBar } from "@/components/data-table/filter-bar";
import { FilterSelect } from "@/components/data-table/filter-select";
import { QueriedList } from "@/components/data-table/queried-list";
import { SearchField } from "@/components/data-table/search-field";
import { EmptyState } from "@/components/feedback/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { useOwnZone } from "@/components/ui/reader-zone";
import { useScopedHref } from "@/components/ui/use-scope";
import { US_STATES } from "@/lib/constants/organizations";
import { paths } from "@/lib/paths";
import { organizationsQuery } from "@/lib/queries/organizations";
import type { OrganizationFilters } from "@/lib/schemas/organization";
import { organizationColumns } from "./organization-columns";

const STATES = Object.entries(US_STATES).map(([value, label]) => ({ value, label }));

interface Props {
  filters: OrganizationFilters;
  filtered: boolean;
  /** When the server rendered the page, ISO 8601. */
  renderedAt: string;
  canCreate: boolean;
  /** Whether the organizations can belong to several accounts. */
  showsAccounts: boolean;
}

/** The organizations that the reader reaches, with search, filters, sort and pages. */
export function OrganizationList({ filters, filtered, renderedAt, canCreate, showsAccounts }: Props) {
  const scoped = useScopedHref();
  const timeZone = useOwnZone();
  return (
    <QueriedList
      query={organizationsQuery(filters)}
      rowsOf={(answer) => answer.organizations}
      toolbar={() => <OrganizationFilterBar />}
      errorTitle="The organizations didn’t load"
      filtered={filtered}
      empty={{
        none: <NoOrganizations canCreate={canCreate} />,
        noMatch: (
          <EmptyState
            title="No organization matches"
            action={<LinkButton href={paths.organizations()}>Clear search and filters</LinkButton>}
          >
            Search for part of the name or the city.
          </EmptyState>
        ),
      }}
    >
      {(rows) => (
        <DataTable
          caption="Organizations"
          columns={organizationColumns({ renderedAt, showsAccounts, timeZone })}
          rows={rows}
          rowKey={(row) => row.id}
          rowHref={(row) => scoped(paths.organization(row.id))}
          sort={filters.sort}
        />
      )}
    </QueriedList>
  );
}

function OrganizationFilterBar() {
  return (
    <FilterBar
      search={<SearchField label="Search by name or city" placeholder="Name or city" />}
      inRowParams={["state"]}
      inRow={<FilterSelect param="state" label="State" options={STATES} />}
      sorts
    />
  );
}

function NoOrganizations({ canCreate }: { canCreate: boolean }) {
  return (
    <EmptyState
      title="Add your first location"
      action={
        canCreate && (
          <LinkButton href={paths.newOrganization()} variant="primary">
            Add an organization
          </LinkButton>
        )
      }
    >
      An organization is a practice location, with its address and office hours. Its bots and phone lines
      belong to it.
    </EmptyState>
  );
}

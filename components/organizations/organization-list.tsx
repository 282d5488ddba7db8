"use client";

import { useQuery } from "@tanstack/react-query";
import { DataTable } from "@/components/data-table/data-table";
import { FilterChips } from "@/components/data-table/filter-chips";
import { FilterSelect } from "@/components/data-table/filter-select";
import { Pager } from "@/components/data-table/pager";
import { SearchField } from "@/components/data-table/search-field";
import { useListHref, useListParams } from "@/components/data-table/use-list-params";
import { EmptyState } from "@/components/feedback/empty-state";
import { ErrorState } from "@/components/feedback/error-state";
import { LinkButton } from "@/components/ui/link-button";
import { US_STATES } from "@/lib/constants/organizations";
import { paths } from "@/lib/paths";
import { organizationsQuery } from "@/lib/queries/organizations";
import { isFiltered, ORGANIZATION_PARAMS, organizationFiltersOf } from "./list-filters";
import { organizationColumns } from "./organization-columns";

interface Props {
  /** When the server drew the page, ISO 8601. */
  renderedAt: string;
  canCreate: boolean;
  /** Names of accounts by id; given to support, who sees more than one. */
  accountNames?: Record<string, string>;
}

/** Organizations with search, filters, sort and pages, all of it in the address. */
export function OrganizationList({ renderedAt, canCreate, accountNames }: Props) {
  const params = useListParams(ORGANIZATION_PARAMS);
  const filters = organizationFiltersOf(params);
  const { data, error, refetch } = useQuery(organizationsQuery(filters));
  const hrefWith = useListHref();

  return (
    <>
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <SearchField placeholder="Search by name or city" />
        <FilterSelect
          param="state"
          label="State"
          options={Object.entries(US_STATES).map(([value, label]) => ({ value, label }))}
        />
        {accountNames && (
          <FilterSelect
            param="accountId"
            label="Account"
            options={Object.entries(accountNames).map(([value, label]) => ({ value, label }))}
          />
        )}
        <FilterChips
          param="sort"
          label="Order"
          allLabel="By name"
          options={[{ value: "-createdAt", label: "Newest first" }]}
        />
      </div>
      {!data && error ? (
        <ErrorState title="The organizations cannot be shown" error={error} onRetry={() => refetch()} />
      ) : data?.organizations.length === 0 ? (
        <NothingHere filtered={isFiltered(params)} canCreate={canCreate} />
      ) : data ? (
        <>
          <DataTable
            caption="Organizations"
            columns={organizationColumns({ renderedAt, accountNames })}
            rows={data.organizations}
            rowKey={(row) => row.id}
            rowHref={(row) => paths.organization(row.id)}
            sort={filters.sort}
            onSortHref={(sort) => hrefWith({ sort })}
          />
          <Pager nextCursor={data.pagination.nextCursor} />
        </>
      ) : null}
    </>
  );
}

function NothingHere({ filtered, canCreate }: { filtered: boolean; canCreate: boolean }) {
  if (filtered)
    return (
      <EmptyState
        title="No organization matches"
        action={<LinkButton href={paths.organizations()}>Clear search and filters</LinkButton>}
      >
        Look for a part of the name or the city.
      </EmptyState>
    );
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

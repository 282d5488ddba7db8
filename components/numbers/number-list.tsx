"use client";

import { useQuery } from "@tanstack/react-query";
import { DataTable } from "@/components/data-table/data-table";
import { Pager } from "@/components/data-table/pager";
import { useListHref, useListParams } from "@/components/data-table/use-list-params";
import { EmptyState } from "@/components/feedback/empty-state";
import { ErrorState } from "@/components/feedback/error-state";
import { LinkButton } from "@/components/ui/link-button";
import { paths } from "@/lib/paths";
import { numbersQuery } from "@/lib/queries/numbers";
import { isFiltered, NUMBER_PARAMS, numberFiltersOf } from "./list-filters";
import { numberColumns } from "./number-columns";
import { NumberFilterBar } from "./number-filter-bar";
import { OrdersOnTop } from "./orders-on-top";

interface Props {
  canProvision: boolean;
  canEdit: boolean;
}

/** Lines across organizations with search, filters, sort and pages, all of it in the address. */
export function NumberList({ canProvision, canEdit }: Props) {
  const params = useListParams(NUMBER_PARAMS);
  const filters = numberFiltersOf(params);
  const { data, error, refetch } = useQuery(numbersQuery(filters));
  const hrefWith = useListHref();
  return (
    <>
      <OrdersOnTop orgId={filters.orgId} />
      <NumberFilterBar line={data?.phoneNumbers[0]} />
      {!data && error ? (
        <ErrorState title="The numbers cannot be shown" error={error} onRetry={() => refetch()} />
      ) : data?.phoneNumbers.length === 0 ? (
        <NothingHere filtered={isFiltered(params)} canProvision={canProvision} />
      ) : data ? (
        <>
          <DataTable
            caption="Numbers"
            columns={numberColumns({ canEdit })}
            rows={data.phoneNumbers}
            rowKey={(row) => row.id}
            rowHref={(row) => paths.number(row.id)}
            sort={filters.sort}
            onSortHref={(sort) => hrefWith({ sort })}
          />
          <Pager nextCursor={data.pagination.nextCursor} />
        </>
      ) : null}
    </>
  );
}

function NothingHere({ filtered, canProvision }: { filtered: boolean; canProvision: boolean }) {
  if (filtered)
    return (
      <EmptyState
        title="No number matches"
        action={<LinkButton href={paths.numbers()}>Clear search and filters</LinkButton>}
      >
        Look for some of its digits, a part of its name, or its city.
      </EmptyState>
    );
  return (
    <EmptyState
      title={canProvision ? "Get your first number" : "No numbers yet"}
      action={
        canProvision && (
          <LinkButton href={paths.getNumber()} variant="primary">
            Get a number
          </LinkButton>
        )
      }
    >
      A line is a local phone number that a bot answers for one of your locations.
    </EmptyState>
  );
}

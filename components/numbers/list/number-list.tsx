"use client";

import { DataTable } from "@/components/data-table/data-table";
import { QueriedList } from "@/components/data-table/queried-list";
import { EmptyState } from "@/components/feedback/empty-state";
import { OrdersOnTop } from "@/components/orders/orders-on-top";
import { LinkButton } from "@/components/ui/link-button";
import { useOwnZone } from "@/components/ui/reader-zone";
import { useScopedHref } from "@/components/ui/use-scope";
import type { Rights } from "@/lib/constants/permissions";
import { paths } from "@/lib/paths";
import { numbersQuery } from "@/lib/queries/numbers";
import type { ScopeFilters } from "@/lib/schemas/common";
import type { Dismissable } from "@/lib/schemas/order";
import type { NumberFilters } from "@/lib/schemas/phone-number";
import { numberColumns } from "./number-columns";
import { NumberFilterBar, type StateCounts } from "./number-filter-bar";
import { ReleasedMatches } from "./released-matches";

interface Props {
  rights: Rights;
  filters: NumberFilters;
  scope: ScopeFilters;
  filtered: boolean;
  canProvision: boolean;
  counts: StateCounts;
  /** How many failed purchases the reader may dismiss together. */
  dismissable: Dismissable;
  /** Names of accounts by organization, for readers who work across accounts. */
  accountNames?: Record<string, string> | undefined;
}

/** The lines of the reader's organizations, with search, filters, sort and pages; below the orders under way. */
export function NumberList(props: Props) {
  const { filters, scope, filtered, canProvision, counts, accountNames, rights, dismissable } = props;
  const scoped = useScopedHref();
  const timeZone = useOwnZone();
  return (
    <>
      <OrdersOnTop scope={scope} rights={rights} dismissable={dismissable} />
      <QueriedList
        query={numbersQuery(filters)}
        rowsOf={(answer) => answer.phoneNumbers}
        toolbar={([line]) => <NumberFilterBar line={line} scope={scope} counts={counts} />}
        errorTitle="The numbers didn’t load"
        filtered={filtered}
        empty={{
          none: <NoLines canProvision={canProvision} />,
          noMatch: (
            <EmptyState
              title="No number matches"
              action={<LinkButton href={paths.numbers()}>Clear search and filters</LinkButton>}
            >
              Search for some of its digits, its name or city, or its organization or bot.
            </EmptyState>
          ),
        }}
      >
        {(rows) => (
          <DataTable
            caption="Numbers"
            columns={numberColumns(rights, timeZone, accountNames)}
            rows={rows}
            rowKey={(row) => row.id}
            rowHref={(row) => scoped(paths.number(row.id))}
            sort={filters.sort}
          />
        )}
      </QueriedList>
      <ReleasedMatches filters={filters} />
    </>
  );
}

function NoLines({ canProvision }: { canProvision: boolean }) {
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

"use client";

import { useQuery } from "@tanstack/react-query";
import { DataTable } from "@/components/data-table/data-table";
import { FilterChips } from "@/components/data-table/filter-chips";
import { FilterPick } from "@/components/data-table/filter-pick";
import { FilterSelect } from "@/components/data-table/filter-select";
import { Pager } from "@/components/data-table/pager";
import { SearchField } from "@/components/data-table/search-field";
import { useListHref, useListParams } from "@/components/data-table/use-list-params";
import { EmptyState } from "@/components/feedback/empty-state";
import { ErrorState } from "@/components/feedback/error-state";
import { LinkButton } from "@/components/ui/link-button";
import { paths } from "@/lib/paths";
import { botsQuery } from "@/lib/queries/bots";
import { BOT_COLUMNS } from "./bot-columns";
import { LANGUAGE_ITEMS } from "./bot-text";
import { BOT_PARAMS, botFiltersOf, isFiltered } from "./list-filters";

/** Bots with search, filters, sort and pages, all of it in the address. */
export function BotList({ canCreate }: { canCreate: boolean }) {
  const params = useListParams(BOT_PARAMS);
  const filters = botFiltersOf(params);
  const { data, error, refetch } = useQuery(botsQuery(filters));
  const hrefWith = useListHref();
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <SearchField placeholder="Search by name" />
        <FilterPick
          param="orgId"
          label="Organization"
          kind="organization"
          chosenName={data?.bots[0]?.organization.name}
        />
        <FilterSelect param="language" label="Language" options={LANGUAGE_ITEMS} />
        <FilterChips
          param="outbound"
          label="Calls"
          options={[
            { value: "false", label: "Inbound only" },
            { value: "true", label: "Outbound too" },
          ]}
        />
        <FilterChips
          param="sort"
          label="Order"
          allLabel="By name"
          options={[{ value: "-createdAt", label: "Newest first" }]}
        />
      </div>
      {!data && error ? (
        <ErrorState title="The bots cannot be shown" error={error} onRetry={() => refetch()} />
      ) : data?.bots.length === 0 ? (
        <NothingHere filtered={isFiltered(params)} canCreate={canCreate} />
      ) : data ? (
        <>
          <DataTable
            caption="Bots"
            columns={BOT_COLUMNS}
            rows={data.bots}
            rowKey={(row) => row.id}
            rowHref={(row) => paths.bot(row.id)}
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
        title="No bot matches"
        action={<LinkButton href={paths.bots()}>Clear search and filters</LinkButton>}
      >
        Look for a part of the name, or in all organizations.
      </EmptyState>
    );
  return (
    <EmptyState
      title="Add your first bot"
      action={
        canCreate && (
          <LinkButton href={paths.newBot()} variant="primary">
            Add a bot
          </LinkButton>
        )
      }
    >
      A bot answers the phone: it greets callers, answers their questions and keeps to your instructions.
    </EmptyState>
  );
}

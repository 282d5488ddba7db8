"use client";

import { DataTable } from "@/components/data-table/data-table";
import { FilterBar } from "@/components/data-table/filter-bar";
import { FilterChips } from "@/components/data-table/filter-chips";
import { FilterSelect } from "@/components/data-table/filter-select";
import { QueriedList } from "@/components/data-table/queried-list";
import { SearchField } from "@/components/data-table/search-field";
import { EmptyState } from "@/components/feedback/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { useScopedHref } from "@/components/ui/use-scope";
import { paths } from "@/lib/paths";
import { botsQuery } from "@/lib/queries/bots";
import type { BotFilters } from "@/lib/schemas/bot";
import { botColumns } from "./bot-columns";
import { LANGUAGE_ITEMS } from "./bot-text";

interface Props {
  filters: BotFilters;
  filtered: boolean;
  canCreate: boolean;
  /** Names of accounts by organization, for readers who work across accounts. */
  accountNames?: Record<string, string> | undefined;
}

/** The bots of the reader's organizations, with search, filters, sort and pages. */
export function BotList({ filters, filtered, canCreate, accountNames }: Props) {
  const scoped = useScopedHref();
  return (
    <QueriedList
      query={botsQuery(filters)}
      rowsOf={(answer) => answer.bots}
      toolbar={() => <BotFilterBar />}
      errorTitle="The bots didn’t load"
      filtered={filtered}
      empty={{
        none: <NoBots canCreate={canCreate} />,
        noMatch: (
          <EmptyState
            title="No bot matches"
            action={<LinkButton href={paths.bots()}>Clear search and filters</LinkButton>}
          >
            Try part of its name, or choose another organization at the top left.
          </EmptyState>
        ),
      }}
    >
      {(rows) => (
        <DataTable
          caption="Bots"
          columns={botColumns(accountNames)}
          rows={rows}
          rowKey={(row) => row.id}
          rowHref={(row) => scoped(paths.bot(row.id))}
          sort={filters.sort}
        />
      )}
    </QueriedList>
  );
}

function BotFilterBar() {
  return (
    <FilterBar
      search={<SearchField label="Search by name" />}
      inRowParams={["language", "outbound"]}
      inRow={
        <>
          <FilterSelect param="language" label="Language" options={LANGUAGE_ITEMS} />
          <FilterChips
            param="outbound"
            label="Calls"
            allLabel="All calls"
            options={[
              { value: "false", label: "Inbound only" },
              { value: "true", label: "Outbound too" },
            ]}
            single
          />
        </>
      }
      sorts
    />
  );
}

function NoBots({ canCreate }: { canCreate: boolean }) {
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
      A bot answers the phone: it greets callers and answers their questions.
    </EmptyState>
  );
}

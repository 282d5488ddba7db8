"use client";

import { DataTable } from "@/components/data-table/data-table";
import { FilterSelect } from "@/components/data-table/filter-select";
import { QueriedList } from "@/components/data-table/queried-list";
import { EmptyState } from "@/components/feedback/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { useScopedHref } from "@/components/ui/use-scope";
import { CONVERSATION_OUTCOMES } from "@/lib/constants/conversations";
import { paths } from "@/lib/paths";
import { conversationsQuery } from "@/lib/queries/conversations";
import type { ConversationFilters } from "@/lib/schemas/conversation";
import { conversationColumns } from "./conversation-columns";
import { OUTCOMES } from "./conversation-words";

interface Props {
  filters: ConversationFilters;
  filtered: boolean;
  /** Names of accounts by organization, for readers who work across accounts. */
  accountNames?: Record<string, string> | undefined;
}

/** The calls to the reader's lines, newest first. */
export function ConversationList({ filters, filtered, accountNames }: Props) {
  const scoped = useScopedHref();
  return (
    <QueriedList
      query={conversationsQuery(filters)}
      rowsOf={(answer) => answer.conversations}
      toolbar={() => (
        <div className="mb-3 flex flex-wrap items-center gap-2">
          <FilterSelect
            param="outcome"
            label="Outcome"
            options={CONVERSATION_OUTCOMES.map((value) => ({ value, label: OUTCOMES[value].label }))}
          />
        </div>
      )}
      errorTitle="The calls didn’t load"
      filtered={filtered}
      empty={{
        none: (
          <EmptyState
            title="No calls yet"
            action={<LinkButton href={paths.numbers()}>See the numbers</LinkButton>}
          >
            When somebody calls a line that a bot answers, the call appears here, with what was said.
          </EmptyState>
        ),
        noMatch: (
          <EmptyState
            title="No call matches"
            action={<LinkButton href={paths.calls()}>Clear filters</LinkButton>}
          >
            Choose another outcome, or another organization at the top left.
          </EmptyState>
        ),
      }}
    >
      {(rows) => (
        <DataTable
          caption="Calls"
          columns={conversationColumns(accountNames)}
          rows={rows}
          rowKey={(row) => row.id}
          rowHref={(row) => scoped(paths.call(row.id))}
          sort="-createdAt"
        />
      )}
    </QueriedList>
  );
}

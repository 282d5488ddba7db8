"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { whereBots } from "@/components/bots/bot-text";
import { PAGE_LIMIT } from "@/lib/constants/limits";
import { formatPhone } from "@/lib/phone";
import { auditActorsQuery } from "@/lib/queries/audit-entries";
import { botPagesQuery } from "@/lib/queries/bots";
import { numberPagesQuery } from "@/lib/queries/numbers";
import type { AuditActor } from "@/lib/schemas/audit-entry";
import type { ScopeFilters } from "@/lib/schemas/common";
import { PaletteDialog } from "../layout/palette-dialog";
import { type SearchItem, SearchList } from "../layout/search-list";
import { PICKER_PAGE, usePages } from "./use-pages";
import { type Typed, useTyped } from "./use-typed";

export type PickKind = "bot" | "line" | "person";

const ANY = "any";

interface Props {
  kind: PickKind;
  label: string;
  /** Where to look for bots and lines. */
  scope: ScopeFilters;
  onClose: () => void;
  /** Null removes the filter. */
  onChoose: (id: string | null) => void;
}

/** Finds what to filter by, on the server: a bot or line of the chosen scope, or anybody who made a change. */
export function FilterPickDialog({ kind, ...asked }: Props) {
  const Search = SEARCHES[kind];
  return (
    <PaletteDialog label={`Filter by ${asked.label.toLowerCase()}`} onClose={asked.onClose}>
      <Search {...asked} />
    </PaletteDialog>
  );
}

type Asked = Omit<Props, "kind" | "onClose">;

function BotSearch(asked: Asked) {
  const typed = useTyped();
  const filters = { ...asked.scope, q: typed.q, sort: "name", limit: PICKER_PAGE } as const;
  const { rows: bots, ...found } = usePages(botPagesQuery(filters), (page) => page.bots);
  const where = whereBots(bots);
  const rows = bots.map(({ id, name }) => ({ id, label: name, detail: where.get(id) }));
  return <Hits {...asked} {...found} rows={rows} typed={typed} find="Search bots" title="Bots" />;
}

function LineSearch(asked: Asked) {
  const typed = useTyped();
  const filters = { ...asked.scope, q: typed.q, sort: "name", limit: PICKER_PAGE } as const;
  const found = usePages(numberPagesQuery(filters), ({ phoneNumbers }) =>
    phoneNumbers.map(({ id, number, name, organization }) => ({
      id,
      label: formatPhone(number),
      detail: [name, organization.name, organization.city].filter(Boolean).join(" · "),
    })),
  );
  return <Hits {...asked} {...found} typed={typed} find="Search lines" title="Lines" />;
}

function PersonSearch(asked: Asked) {
  const typed = useTyped();
  const [limit, setLimit] = useState(PICKER_PAGE);
  const { data, isFetching, isError, isPlaceholderData, refetch } = useQuery(
    auditActorsQuery({ q: typed.q, limit }),
  );
  const rows = data?.actors.map(actorItem) ?? [];
  const found = {
    rows,
    pending: isFetching,
    stale: isPlaceholderData || !(data || isError),
    // Beyond that, somebody is found by typing.
    onMore:
      rows.length === limit && limit < PAGE_LIMIT.max && !isFetching
        ? () => setLimit(PAGE_LIMIT.max)
        : undefined,
    onRetry: isError && !isFetching ? () => void refetch() : undefined,
  };
  return (
    <Hits {...asked} {...found} typed={typed} find="Search people and API keys" title="People and API keys" />
  );
}

const SEARCHES = { bot: BotSearch, line: LineSearch, person: PersonSearch };

function actorItem({ id, name, type, email }: AuditActor): SearchItem {
  return { id, label: name, hint: type === "user" ? email : type === "support" ? "Support" : "API key" };
}

interface HitsProps extends Asked {
  typed: Typed;
  rows: SearchItem[];
  pending: boolean;
  stale: boolean;
  onMore: (() => void) | undefined;
  onRetry: (() => void) | undefined;
  /** Names the search field. */
  find: string;
  title: string;
}

function Hits({ typed, rows, pending, stale, onMore, onRetry, find, title, label, onChoose }: HitsProps) {
  const { query, setQuery, q } = typed;
  const groups = [
    { title: "No filter", items: q ? [] : [{ id: ANY, label: `${label}: any` }] },
    { title, items: rows, searched: true },
  ];
  return (
    <SearchList
      label={find}
      query={query}
      onQuery={setQuery}
      groups={groups.filter(({ items }) => items.length > 0)}
      onChoose={(id) => onChoose(id === ANY ? null : id)}
      pending={pending}
      stale={stale || typed.isSettling}
      onMore={onMore}
      onRetry={onRetry}
      empty={`Nothing matches “${q}”.`}
    />
  );
}

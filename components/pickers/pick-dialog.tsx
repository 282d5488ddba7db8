"use client";

import type { ReactNode } from "react";
import { PaletteDialog } from "../layout/palette-dialog";
import { SearchList } from "../layout/search-list";
import type { Typed } from "./use-typed";

interface Props<Row> {
  label: string;
  /** What is picked, in the singular and in the plural: "account", "accounts". */
  noun: readonly [one: string, many: string];
  typed: Typed;
  /** What the server found so far, from `usePages`. */
  found: {
    rows: readonly Row[];
    pending: boolean;
    stale: boolean;
    onMore: (() => void) | undefined;
    onRetry: (() => void) | undefined;
  };
  /** Tells a row from others of its name. */
  hintOf: (row: Row) => ReactNode;
  /** Names the search field, if rows are not found by name or city. */
  find?: string;
  /** A first choice of nothing. */
  none?: { label: string; onChoose: () => void };
  onClose: () => void;
  onChoose: (row: Row) => void;
}

/** The id of the choice of nothing. */
const NONE = "none";

/** Picks one of many things that have a name, found on the server. */
export function PickDialog<Row extends { id: string; name: string }>(props: Props<Row>) {
  const { label, noun, typed, found, hintOf, find, none, onClose, onChoose } = props;
  const [one, many] = noun;
  const { query, setQuery, q } = typed;
  const items = found.rows.map((row) => ({ id: row.id, label: row.name, detail: hintOf(row) }));
  return (
    <PaletteDialog label={label} onClose={onClose}>
      <SearchList
        pending={found.pending}
        stale={found.stale || typed.isSettling}
        onMore={found.onMore}
        onRetry={found.onRetry}
        label={find ?? `Search ${many} by name or city`}
        placeholder={find ?? "Name or city"}
        query={query}
        onQuery={setQuery}
        groups={[
          ...(none && !q ? [{ title: "No choice", items: [{ id: NONE, label: none.label }] }] : []),
          { title: `${many.charAt(0).toUpperCase()}${many.slice(1)}`, items, searched: true },
        ]}
        onChoose={(id) => {
          if (id === NONE) return none?.onChoose();
          const chosen = found.rows.find((row) => row.id === id);
          if (chosen) onChoose(chosen);
        }}
        empty={q ? `No ${one} matches “${q}”.` : `There is no ${one} yet.`}
      />
    </PaletteDialog>
  );
}

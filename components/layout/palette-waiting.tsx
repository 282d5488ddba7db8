"use client";

import { LoadingStatus } from "../feedback/loading";
import { PaletteDialog } from "./palette-dialog";
import { SearchField } from "./search-field";

/** What the command palette and its place until it has loaded are called. */
export const PALETTE_LABELS = {
  dialog: "Search or go to",
  field: "Search numbers, organizations, people, ids",
  placeholder: "Number, name, place or id",
};

/** What somebody has typed into the command palette. */
export interface PaletteTyped {
  query: string;
  /** Whether Enter was pressed before the palette had loaded. */
  entered: boolean;
}

export interface PaletteProps {
  typed: PaletteTyped;
  onTyped: (typed: PaletteTyped) => void;
  onClose: () => void;
}

/** The field of the command palette while the rest loads, so that nothing typed at once is lost. */
export function PaletteWaiting({ typed: { query }, onTyped, onClose }: PaletteProps) {
  return (
    <PaletteDialog label={PALETTE_LABELS.dialog} onClose={onClose}>
      <SearchField
        label={PALETTE_LABELS.field}
        placeholder={PALETTE_LABELS.placeholder}
        pending
        value={query}
        onChange={(event) => onTyped({ query: event.target.value, entered: false })}
        onKeyDown={(event) => {
          if (event.key === "Enter" && !event.nativeEvent.isComposing)
            onTyped({ query, entered: query.trim() !== "" });
        }}
      />
      <LoadingStatus>{null}</LoadingStatus>
    </PaletteDialog>
  );
}

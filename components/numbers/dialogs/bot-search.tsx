"use client";

import { SearchInput } from "@/components/pickers/search-input";
import { Button } from "@/components/ui/button";
import type { Language } from "@/lib/constants/languages";
import type { Bot } from "@/lib/schemas/bot";
import { BotChoices } from "../bot-choices";

interface Props {
  /** The bots found so far. */
  rows: Bot[];
  /** Whether there are so many that a search field helps. */
  searches: boolean;
  typed: string;
  onType: (typed: string) => void;
  pending: boolean;
  onMore: (() => void) | undefined;
  language: Language;
  value: Bot | null;
  onChange: (bot: Bot | null) => void;
}

/** Chooses one of an organization's bots, and searches them on the server if there are many. */
export function BotSearch({
  rows,
  searches,
  typed,
  onType,
  pending,
  onMore,
  language,
  value,
  onChange,
}: Props) {
  return (
    <div className="grid gap-3">
      {searches && <SearchInput label="Search bots by name" value={typed} onChange={onType} />}
      <BotChoices
        bots={rows}
        language={language}
        value={value?.id ?? null}
        onChange={(id) => onChange(rows.find((each) => each.id === id) ?? null)}
      />
      <p role="status" className="text-ink-3 text-sm empty:hidden">
        {rows.length === 0 && !pending && `No other bot matches “${typed.trim()}”.`}
      </p>
      {onMore && (
        <Button size="sm" onClick={onMore}>
          Show more bots
        </Button>
      )}
    </div>
  );
}

import { FilterBar } from "@/components/data-table/filter-bar";
import { FilterChips, type FilterOption } from "@/components/data-table/filter-chips";
import { FilterMore } from "@/components/data-table/filter-more";
import { FilterPick } from "@/components/data-table/filter-pick";
import { FilterSelect } from "@/components/data-table/filter-select";
import { SearchField } from "@/components/data-table/search-field";
import { LANGUAGE_LABELS } from "@/lib/constants/languages";
import { LINE_STATES, type LineState } from "@/lib/constants/line-states";
import { cappedText } from "@/lib/format/counted";
import { LINE_WORDS } from "@/lib/format/line-words";
import type { ScopeFilters } from "@/lib/schemas/common";
import type { PhoneNumber } from "@/lib/schemas/phone-number";

/** How many lines are in the states that are cheap to count, up to a limit. */
export type StateCounts = Partial<Record<LineState, number>>;

interface Props {
  /** A line of the list, which knows the name of the bot that is filtered by. */
  line: PhoneNumber | undefined;
  scope: ScopeFilters;
  counts: StateCounts;
}

const COMMON: readonly LineState[] = ["answering", "needs_attention", "not_answering"];
const RARE = LINE_STATES.filter((state) => !COMMON.includes(state));
const LANGUAGES = Object.entries(LANGUAGE_LABELS).map(([value, label]) => ({ value, label }));

/** Search and filters of the list of lines. */
export function NumberFilterBar({ line, scope, counts }: Props) {
  const [common, rare] = [optionsOf(COMMON, counts), optionsOf(RARE, counts)];
  return (
    <FilterBar
      search={<SearchField label="Search by digits, name or city" placeholder="Digits, name or city" />}
      inRowParams={["state"]}
      inRow={
        <>
          <FilterChips param="state" label="State" allLabel="All" options={common} single />
          <FilterMore param="state" label="Rare states" options={rare} />
        </>
      }
      inPanel={
        <FilterChips param="state" label="State" allLabel="All states" options={[...common, ...rare]} />
      }
      moreParams={["botId", "language"]}
      more={
        <>
          <FilterPick
            param="botId"
            label="Bot"
            kind="bot"
            scope={scope}
            chosenName={line?.bot ? `${line.bot.name}, ${line.organization.name}` : undefined}
          />
          <FilterSelect param="language" label="Language" options={LANGUAGES} />
        </>
      }
      sorts
    />
  );
}

function optionsOf(states: readonly LineState[], counts: StateCounts): FilterOption[] {
  return states.map((state) => {
    const count = counts[state];
    return { value: state, label: LINE_WORDS[state].label, count: count ? cappedText(count) : undefined };
  });
}

import { FilterChips } from "@/components/data-table/filter-chips";
import { FilterPick } from "@/components/data-table/filter-pick";
import { FilterSelect } from "@/components/data-table/filter-select";
import { SearchField } from "@/components/data-table/search-field";
import { LANGUAGE_LABELS, LINE_STATE_LABELS, LINE_STATES } from "@/lib/constants/numbers";
import type { PhoneNumber } from "@/lib/schemas/phone-number";

interface Props {
  /** A line of the list, which knows the names of what the list is narrowed to. */
  line: PhoneNumber | undefined;
}

const STATES = LINE_STATES.map((state) => ({ value: state, label: LINE_STATE_LABELS[state] }));
const LANGUAGES = Object.entries(LANGUAGE_LABELS).map(([value, label]) => ({ value, label }));

/** What the list of lines can be narrowed by. */
export function NumberFilterBar({ line }: Props) {
  return (
    <div className="mb-3 grid gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <SearchField placeholder="Search by digits, name or city" />
        <FilterPick
          param="orgId"
          label="Organization"
          kind="organization"
          chosenName={line?.organization.name}
        />
        <FilterPick param="botId" label="Bot" kind="bot" chosenName={line?.bot?.name} />
        <FilterSelect param="language" label="Language" options={LANGUAGES} />
      </div>
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <FilterChips param="state" label="State" allLabel="All states" options={STATES} />
        <FilterChips
          param="sort"
          label="Order"
          allLabel="By name"
          options={[{ value: "-createdAt", label: "Newest first" }]}
        />
      </div>
    </div>
  );
}

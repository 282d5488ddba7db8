import { FilterChips } from "@/components/data-table/filter-chips";
import { FilterSelect } from "@/components/data-table/filter-select";
import { SearchField } from "@/components/data-table/search-field";
import { LANGUAGE_LABELS, LINE_STATE_LABELS, LINE_STATES } from "@/lib/constants/numbers";
import type { NumberParams } from "./list-filters";

export interface Choice {
  id: string;
  name: string;
}

interface Props {
  params: NumberParams;
  organizations: Choice[];
  bots: Choice[];
}

const STATES = LINE_STATES.map((state) => ({ value: state, label: LINE_STATE_LABELS[state] }));
const LANGUAGES = Object.entries(LANGUAGE_LABELS).map(([value, label]) => ({ value, label }));

/** What the list of lines can be narrowed by. Quarantine is rare: its chip is there while it is chosen. */
export function NumberFilterBar({ params, organizations, bots }: Props) {
  return (
    <div className="mb-3 grid gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <SearchField placeholder="Search by digits, name or city" />
        {(organizations.length > 1 || params.orgId) && (
          <FilterSelect
            param="orgId"
            label="Organization"
            options={options(organizations, params.orgId, "The chosen organization")}
          />
        )}
        <FilterSelect param="botId" label="Bot" options={options(bots, params.botId, "The chosen bot")} />
        <FilterSelect param="language" label="Language" options={LANGUAGES} />
      </div>
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <FilterChips
          param="state"
          label="State"
          allLabel="All states"
          options={STATES.filter(({ value }) => value !== "quarantined" || params.state === value)}
        />
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

/** The first of many are offered; one that is chosen is among them in any case. */
function options(choices: Choice[], chosen: string | undefined, otherwise: string) {
  const listed = choices.map(({ id, name }) => ({ value: id, label: name }));
  const isThere = !chosen || listed.some((option) => option.value === chosen);
  return isThere ? listed : [...listed, { value: chosen, label: otherwise }];
}

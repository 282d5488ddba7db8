import { FilterChips } from "./filter-chips";

/** The order of a list: by name, or newest first. */
export function SortChips() {
  return (
    <FilterChips
      param="sort"
      label="Sort"
      allLabel="By name"
      options={[{ value: "-createdAt", label: "Newest first" }]}
    />
  );
}

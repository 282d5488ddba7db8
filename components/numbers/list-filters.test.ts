import { describe, expect, it } from "vitest";
import { isFiltered, numberFiltersOf } from "./list-filters";

describe("filters of the list of numbers", () => {
  it("What the address says wrongly is left out", () => {
    expect(
      numberFiltersOf({ state: "busy", orgId: "1", language: "GERMAN", sort: "price", q: "  " }),
    ).toEqual({
      limit: 50,
      sort: "name",
    });
  });

  it("Neither the order nor the page narrows the list", () => {
    expect(isFiltered({ sort: "-createdAt", cursor: "abc" })).toBe(false);
    expect(isFiltered({ state: "not_answering" })).toBe(true);
  });
});

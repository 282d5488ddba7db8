import { describe, expect, it } from "vitest";
import { listHref, nextSort } from "./list-href";

describe("listHref", () => {
  const search = new URLSearchParams("q=main&cursor=abc&state=lost");

  it("keeps other filters and goes back to the first page if a filter changes", () => {
    expect(listHref("/numbers", search, { state: "answering" })).toBe("/numbers?q=main&state=answering");
  });

  it("drops an empty filter from the address", () => {
    expect(listHref("/numbers", search, { q: "", state: null })).toBe("/numbers");
  });

  it("keeps every filter on the next page", () => {
    expect(listHref("/numbers", search, { cursor: "def" })).toBe("/numbers?cursor=def&q=main&state=lost");
  });

  it("escapes letters of any script and signs", () => {
    const href = listHref("/bots", new URLSearchParams(), { q: "Línea & más" });
    expect(new URL(href, "http://localhost").searchParams.get("q")).toBe("Línea & más");
  });
});

describe("nextSort", () => {
  it("sorts a column ascending first, then descending, then ascending again", () => {
    expect(nextSort("name", "-createdAt")).toBe("name");
    expect(nextSort("name", "name")).toBe("-name");
    expect(nextSort("name", "-name")).toBe("name");
  });
});

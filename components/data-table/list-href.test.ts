import { describe, expect, it } from "vitest";
import { listHref, nextSort } from "./list-href";

describe("listHref", () => {
  const search = new URLSearchParams("q=main&cursor=abc&state=lost");

  it("A changed filter keeps the others and goes back to the first page", () => {
    expect(listHref("/numbers", search, { state: "answering" })).toBe("/numbers?q=main&state=answering");
  });

  it("An emptied filter leaves the address", () => {
    expect(listHref("/numbers", search, { q: "", state: null })).toBe("/numbers");
  });

  it("The next page keeps every filter", () => {
    expect(listHref("/numbers", search, { cursor: "def" })).toBe("/numbers?cursor=def&q=main&state=lost");
  });

  it("Letters of any script and signs survive", () => {
    const href = listHref("/bots", new URLSearchParams(), { q: "Línea & más" });
    expect(new URL(href, "http://localhost").searchParams.get("q")).toBe("Línea & más");
  });
});

describe("nextSort", () => {
  it("A column is sorted upwards first, then downwards, then upwards again", () => {
    expect(nextSort("name", "-createdAt")).toBe("name");
    expect(nextSort("name", "name")).toBe("-name");
    expect(nextSort("name", "-name")).toBe("name");
  });
});

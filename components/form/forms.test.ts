import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const COMPONENTS = path.resolve(import.meta.dirname, "..");

/** The search and the filters of a list are the only forms whose fields belong in an address. */
const OF_LISTS = ["data-table/search-field.tsx", "data-table/filter-form.tsx"];

describe("every form of the console", () => {
  it("posts, or calls a server action, so that a browser never puts its fields into an address", () => {
    const files = readdirSync(COMPONENTS, { recursive: true, encoding: "utf8" })
      .map((file) => file.replaceAll(path.sep, "/"))
      .filter((file) => file.endsWith(".tsx") && !OF_LISTS.includes(file));
    const forms = files.flatMap((file) =>
      readFileSync(path.join(COMPONENTS, file), "utf8")
        .split(/<form\b/)
        .slice(1)
        .map((tag) => ({ file, posts: /^[^<]*?(method="post"|action=\{(serve|signOut)\})/.test(tag) })),
    );
    expect(forms.length).toBeGreaterThan(4);
    expect(forms.filter(({ posts }) => !posts)).toEqual([]);
  });
});

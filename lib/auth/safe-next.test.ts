import { expect, it } from "vitest";
import { safeNext } from "./safe-next";

const HOME = "/overview";

it("A path of ours is where signing in leads back to", () => {
  for (const path of ["/numbers", "/numbers?q=312&sort=name", "/bots/1#faqs", "/?a=//b"])
    expect(safeNext(path, HOME)).toBe(path);
});

it("Nothing leads to another site, however it is spelled", () => {
  for (const next of [
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "/a\\b",
    "https://evil.example",
    "https:evil.example",
    "javascript:alert(1)",
    "evil.example",
    "",
    null,
    undefined,
    ["/numbers"],
  ])
    expect(safeNext(next, HOME)).toBe(HOME);
});

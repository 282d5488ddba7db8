import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { propertyRuns } from "@/db/testing/property-runs";
import { ownPath, paths, returnPath, withBot, withQuery, withScope } from "./paths";

const ORG = "01890a5d-ac96-774b-bcce-b302099a8057";

describe("withScope", () => {
  it("adds the chosen scope to every page of the console, beside what the address has", () => {
    expect(withScope(paths.overview(), ORG)).toBe(`/overview?orgId=${ORG}`);
    expect(withScope(paths.numbers({ state: "lost" }), ORG)).toBe(`/numbers?orgId=${ORG}&state=lost`);
    expect(withScope(`${paths.number("1")}#history`, ORG)).toBe(`/numbers/1?orgId=${ORG}#history`);
    expect(withScope(paths.watchedOrder("1"), ORG)).toBe(`/numbers/orders/1?orgId=${ORG}&watch=1`);
    expect(withScope("/numbers?q=a%26b+c", ORG)).toBe(`/numbers?orgId=${ORG}&q=a%26b+c`);
  });

  it("loses nothing of an address, whatever its query", () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.string({ minLength: 1 }).filter((name) => name !== "orgId"),
          fc.string({ minLength: 1, unit: "grapheme" }),
        ),
        (query) => {
          const { pathname, searchParams } = new URL(withScope(withQuery("/bots", query), ORG), "http://x");
          expect(pathname).toBe("/bots");
          expect(Object.fromEntries(searchParams)).toEqual({ ...query, orgId: ORG });
        },
      ),
      propertyRuns(),
    );
  });

  it("leaves an address alone that chooses for itself", () => {
    expect(withScope(paths.getNumber("2"), ORG)).toBe("/numbers/new?orgId=2");
  });

  it("stays what it is on the way to a form for a bot, which begins with an organization of its own", () => {
    const line = paths.number("1", "attach");
    for (const href of [paths.newBot("2", line), paths.copyBot("3", "2", line)]) {
      const { searchParams } = new URL(withScope(href, ORG), "http://x");
      expect([searchParams.get("orgId"), searchParams.get("at")]).toEqual([ORG, "2"]);
    }
    expect(withScope(withBot(line, "4"), ORG)).toContain(`orgId=${ORG}`);
  });

  it("adds nothing without a scope, and nothing outside the console", () => {
    expect(withScope(paths.bots(), null)).toBe("/bots");
    for (const href of [
      paths.apiReference(),
      paths.signIn(),
      "https://example.com/numbers",
      "#content",
      "/numbersX",
    ])
      expect(withScope(href, ORG)).toBe(href);
  });
});

describe("returnPath", () => {
  const line = `/numbers/${ORG}`;

  it("takes the forms for a new line and a line's page, with all that they carry", () => {
    for (const next of [
      `/numbers/new?areaCode=312&name=Night+Line&orgId=${ORG}`,
      "/numbers/bring",
      line,
      paths.number(ORG, "attach"),
      paths.finding(ORG),
    ])
      expect(returnPath(next)).toBe(next);
  });

  it("takes no other page, and leads to no other site, however its address is spelled", () => {
    for (const next of [
      "/overview",
      "/numbers",
      "/numbers/new/../../api/health",
      "/sign-in?next=/numbers/new",
      "https://evil.example/numbers/new",
      "//evil.example/numbers/new",
      "/\\evil.example/numbers/new",
      "/\t/evil.example/numbers/new",
      "javascript:alert(1)//numbers/new",
      "numbers/new",
      "//",
      "",
      null,
      undefined,
      ["/numbers/new"],
    ])
      expect(returnPath(next)).toBeNull();
  });

  it("answers with a path of ours to any text", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.string().map((text) => `/${text}`),
        ),
        (next) => {
          const path = returnPath(next);
          expect(path === null || /^\/(numbers|settings)\//.test(path)).toBe(true);
        },
      ),
      propertyRuns(),
    );
  });

  it("comes back with the bot chosen, and everything else as it was", () => {
    expect(withBot(`/numbers/new?areaCode=312&botId=none&orgId=${ORG}`, "b")).toBe(
      `/numbers/new?areaCode=312&botId=b&orgId=${ORG}`,
    );
    expect(withBot(paths.number(ORG, "attach"), "b")).toBe(paths.number(ORG, "attach", "b"));
    expect(withBot(`${line}?orgId=1`, "b")).toBe(`${line}?bot=b&do=attach&orgId=1`);
  });
});

const HOME = "/overview";

it("Signing in leads back to one of our own paths", () => {
  for (const path of ["/numbers", "/numbers?q=312&sort=name", "/bots/1#faqs", "/?a=//b"])
    expect(ownPath(path, HOME)).toBe(path);
});

it("Signing in never leads to another site, however its address is spelled", () => {
  for (const next of [
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "/a\\b",
    "/..//evil.example/x",
    "/.//evil.example/x",
    "/%2e%2e//evil.example",
    "/overview/../..//evil.example/x",
    "/numbers/..//evil.example?a=/b",
    "https://evil.example",
    "https:evil.example",
    "javascript:alert(1)",
    "evil.example",
    "",
    null,
    undefined,
    ["/numbers"],
  ])
    expect(ownPath(next, HOME)).toBe(HOME);
});

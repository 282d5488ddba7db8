import { describe, expect, it } from "vitest";
import { makeRouteNames, NO_ROUTE, readRoutes } from "./route-templates";

const nameOf = makeRouteNames([
  "/",
  "/numbers",
  "/numbers/new",
  "/numbers/[id]",
  "/numbers/[id]/history",
  "/v1/[[...rest]]",
  "/v1/bots/[id]/faqs/[faqId]",
  "/v1/bots/[id]",
  "/api/intents/[...rest]",
]);

describe("the name of a route", () => {
  it.each([
    ["/", "/"],
    ["/numbers", "/numbers"],
    ["/numbers/", "/numbers"],
    ["/numbers/new", "/numbers/new"],
    ["/numbers/0192f0c1", "/numbers/{id}"],
    ["/numbers/0192f0c1/history", "/numbers/{id}/history"],
    ["/v1/bots/a/faqs/b", "/v1/bots/{id}/faqs/{faqId}"],
    ["/v1/bots/a", "/v1/bots/{id}"],
    ["/v1/anything/else/at/all", "/v1/{rest}"],
    ["/v1", "/v1/{rest}"],
    ["/api/intents/a/b", "/api/intents/{rest}"],
    ["/_next/static/chunks/a1b2.js", "/_next"],
    ["/wp-login.php", NO_ROUTE],
    ["/numbers/a/b/c", NO_ROUTE],
    ["*", NO_ROUTE],
    ["", NO_ROUTE],
  ])("of %s is %s", (path, name) => {
    expect(nameOf(path)).toBe(name);
  });

  it("is one of a fixed set, whatever addresses are requested", () => {
    const names = new Set(Array.from({ length: 1_000 }, (_, i) => nameOf(`/${i % 7}/${i}`)));
    for (let i = 0; i < 1_000; i++) names.add(nameOf(`/v1/bots/${i}`)).add(nameOf(`/numbers/${i}`));
    expect(names.size).toBe(3);
  });

  it("is always the same if there is no build", () => {
    expect(makeRouteNames(readRoutes("/nowhere"))("/numbers")).toBe(NO_ROUTE);
  });
});

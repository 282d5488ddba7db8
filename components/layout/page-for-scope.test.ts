import { describe, expect, it } from "vitest";
import { paths } from "@/lib/paths";
import { pageForScope } from "./page-for-scope";

describe("pageForScope", () => {
  it("stays on a list", () => {
    for (const list of [
      paths.overview(),
      paths.organizations(),
      paths.numbers(),
      paths.bots(),
      paths.activity(),
    ])
      expect(pageForScope(list)).toBe(list);
  });

  it("leaves one thing, or a form, for the list it belongs to", () => {
    expect(pageForScope(paths.number("1"))).toBe("/numbers");
    expect(pageForScope(paths.order("1"))).toBe("/numbers");
    expect(pageForScope(paths.newBot())).toBe("/bots");
    expect(pageForScope(paths.editOrganization("1"))).toBe("/organizations");
  });

  it("stays in the settings, and leaves an account for the overview", () => {
    expect(pageForScope(paths.settingsKeys())).toBe("/settings/api-keys");
    expect(pageForScope(paths.account("1"))).toBe("/overview");
  });
});

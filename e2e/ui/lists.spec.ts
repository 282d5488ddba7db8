import { expect, type Locator, type Page, test } from "@playwright/test";
import { paths } from "../../lib/paths";
import { expectAccessible, expectNoFlaws } from "../fixtures/accessible";
import { openWhole } from "../fixtures/console-pages";
import { Keyboard } from "../fixtures/keyboard";
import { userNamed } from "../fixtures/users";
import { Filters } from "../pages/filters";
import { SignInPage } from "../pages/sign-in";

const PHONE = { width: 375, height: 812 };
const LISTS = [paths.numbers(), paths.organizations(), paths.bots(), paths.activity()];

/** How far below the page's header the list begins: the height of everything that filters it. */
async function heightOfFilters(page: Page): Promise<number> {
  const row = await page.locator("[data-filters]").boundingBox();
  return row?.height ?? Number.POSITIVE_INFINITY;
}

test.beforeEach(async ({ page }) => {
  await new SignInPage(page).signIn(userNamed("admin"));
});

for (const [width, size] of [
  ["a computer", { width: 1280, height: 800 }],
  ["a phone", PHONE],
] as const)
  test(`on ${width} search and filters of every list take one row`, async ({ page }) => {
    await page.setViewportSize(size);
    for (const path of LISTS) {
      await openWhole(page, path);
      expect.soft(await heightOfFilters(page), path).toBeLessThanOrEqual(40);
    }
    await openWhole(page, paths.numbers());
    const line = await page.getByRole("table").boundingBox();
    expect(line?.y).toBeLessThan(400);
  });

test("the panel says how many filters are set, is used by keyboard, and clears them", async ({ page }) => {
  const filters = new Filters(page);
  const keys = new Keyboard(page);
  await page.setViewportSize(PHONE);
  await openWhole(page, paths.numbers());
  await keys.activate(filters.button);
  await expect(filters.panel).toBeVisible();
  await expectNoFlaws(page, "the filters of the numbers");
  await keys.to(filters.panel.getByLabel("Language"));
  await keys.type("Fre");
  await expect(page).toHaveURL(/language=FRENCH/);
  await keys.activate(filters.panel.getByRole("link", { name: /^Released/ }));
  await expect(page).toHaveURL(/state=released/);
  await expect(filters.button).toHaveText(/2 set/);
  await keys.press("Escape");
  await expect(filters.panel).toBeHidden();
  await expect(filters.button).toBeFocused();
  await page.reload();
  await expect(filters.button).toHaveText(/2 set/);
  await filters.button.click();
  await filters.panel.getByRole("link", { name: "Clear filters" }).click();
  await expect(page).toHaveURL((url) => url.search === "");
  await expect(filters.button).toHaveText("Filters");
});

test("rare states are under More, common ones say how many lines they have, and columns sort", async ({
  page,
}) => {
  await openWhole(page, paths.numbers());
  const states = page.getByRole("list", { name: "State" });
  await expect(states.getByRole("link")).toHaveText([
    /^All/,
    /^Answering$/,
    /^Needs attention ?\d+\+?$/,
    /^Not answering ?\d+\+?$/,
  ]);
  await page.getByRole("button", { name: "More: Rare states" }).click();
  const rare = page.getByRole("dialog", { name: "Rare states" });
  await expectNoFlaws(page, "rare states");
  await rare.getByRole("link", { name: /^Quarantined/ }).click();
  await expect(page).toHaveURL(/state=quarantined/);
  await expect(rare).toBeHidden();
  await expect(page.getByRole("button", { name: "More: Quarantined" })).toBeVisible();

  await openWhole(page, paths.numbers());
  const heading = (name: string) => page.getByRole("columnheader", { name });
  await expect(heading("Line")).toHaveAttribute("aria-sort", "ascending");
  await heading("Added").getByRole("link").click();
  await expect(page).toHaveURL(/sort=createdAt/);
  await expect(heading("Added")).toHaveAttribute("aria-sort", "ascending");
  await expect(heading("Line")).not.toHaveAttribute("aria-sort", "ascending");
  await expectAccessible(page, "the numbers, sorted");
});

test("filters work before scripts arrive, and one without hits offers to clear it", async ({ page }) => {
  await page.route(/\/_next\/static\/.*\.js/, (route) => route.abort());
  const apply = (place: Page | Locator) => place.getByRole("button", { name: "Apply filters" }).first();
  await page.goto(paths.bots({ q: "desk" }));
  await page.getByRole("combobox", { name: "Language" }).selectOption("FRENCH");
  await apply(page).press("Enter");
  await expect(page).toHaveURL(/language=FRENCH/);
  await expect(page).toHaveURL(/q=desk/);
  const filters = new Filters(page);
  await page.goto(paths.numbers());
  await filters.button.click();
  await filters.panel.getByRole("combobox", { name: "Language" }).selectOption("FRENCH");
  await apply(filters.panel).click();
  await expect(page).toHaveURL(/language=FRENCH/);
  await page
    .getByRole("link", { name: /^Not answering/ })
    .first()
    .click();
  await expect(page).toHaveURL(/state=not_answering/);
  await page.goto(paths.numbers({ q: "nothing-is-called-this" }));
  await page.getByRole("link", { name: "Clear search and filters" }).click();
  await expect(page).toHaveURL((url) => url.search === "");
  await page.goto(paths.activity({ action: "account.close", from: "2001-01-01", to: "2001-01-02" }));
  await page.getByRole("link", { name: "Clear filters" }).click();
  await expect(page).toHaveURL((url) => url.search === "");
});

test("leaving a list right after typing into its search is not undone", async ({ page }) => {
  const search = page.getByRole("searchbox");
  const opened = (title: string) => page.getByRole("heading", { level: 1, name: title });
  // The next page arrives only after the search would have come in between.
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route(
    (url) => url.pathname === paths.bots(),
    async (route) => {
      await arrived;
      await route.continue();
    },
  );
  await page.clock.install();
  await openWhole(page, paths.numbers());
  await page.clock.pauseAt(Date.now() + 60_000);
  await search.pressSequentially("mia");
  await page.getByRole("link", { name: "Bots", exact: true }).click();
  await page.clock.runFor(2_000);
  arrive();
  await page.clock.resume();
  await expect(opened("Bots")).toBeVisible();
  await expect(page).toHaveURL((url) => url.pathname === paths.bots());
});

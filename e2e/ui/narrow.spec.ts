import { expect, type Page, test } from "@playwright/test";
import { paths } from "../../lib/paths";
import { everyPage, first, openWhole } from "../fixtures/console-pages";
import { cutPlaceholders, horizontalOverflow, smallTargets } from "../fixtures/fit";
import { joinNewAccount } from "../fixtures/new-account";
import { inChicago, unique } from "../fixtures/places";
import { userNamed } from "../fixtures/users";
import { GetNumberPage } from "../pages/get-number";
import { LinePage } from "../pages/line";
import { OrganizationsPage } from "../pages/organizations";
import { SignInPage } from "../pages/sign-in";

// A small phone in portrait orientation.
test.use({ viewport: { width: 375, height: 812 }, hasTouch: true, isMobile: true });

async function fits(page: Page, what: string) {
  expect.soft(await horizontalOverflow(page), `${what}: px wider than the screen`).toBe(0);
  expect.soft(await smallTargets(page), `${what}: too small to tap`).toEqual([]);
  expect.soft(await cutPlaceholders(page), `${what}: cut placeholders`).toEqual([]);
}

for (const [half, which] of [
  ["first", 0],
  ["second", 1],
] as const)
  test(`on a phone no page scrolls sideways and every target is large enough to tap, ${half} half`, async ({
    page,
  }) => {
    await new SignInPage(page).signIn(userNamed("admin"));
    for (const [at, path] of (await everyPage(page)).entries()) {
      if (at % 2 !== which) continue;
      await openWhole(page, path);
      await fits(page, path);
    }
  });

test("the pages of a new, empty account fit a phone", async ({ page, browser }) => {
  await joinNewAccount(page, browser, () => fits(page, "an invitation"));
  const empty = [paths.overview(), paths.numbers(), paths.getNumber(), paths.bots(), paths.activity()];
  for (const path of empty) {
    await openWhole(page, path);
    await fits(page, path);
  }
});

test("sign-in and a line's form fit a phone", async ({ page }) => {
  await openWhole(page, paths.signIn());
  await fits(page, "sign-in");
  await new SignInPage(page).signIn(userNamed("admin"));
  const line = new LinePage(page);
  await line.open((await first(page, "/v1/phone-numbers?state=answering")).id);
  await line.button("Edit line").click();
  await expect(line.button("Save changes")).toBeVisible();
  await fits(page, "the form of a line");
});

test("on a phone the navigation is a drawer that closes after a choice", async ({ page }) => {
  await new SignInPage(page).signIn(userNamed("admin"));
  await page.goto(paths.overview());
  const opener = page.getByRole("button", { name: "Open navigation" });
  const drawer = page.getByRole("dialog", { name: "Navigation" });
  await opener.tap();
  await expect(drawer).toBeVisible();
  await fits(page, "the drawer");
  await page.getByRole("button", { name: "Close navigation" }).tap();
  await expect(drawer).toBeHidden();
  await opener.tap();
  await drawer.getByRole("link", { name: "Numbers" }).tap();
  await expect(page.getByRole("heading", { level: 1, name: "Numbers" })).toBeVisible();
  await expect(drawer).toBeHidden();
});

test("a phone can get a number, and every dialog of its line fits", async ({ page }) => {
  const line = new LinePage(page);
  const getNumber = new GetNumberPage(page);
  await new SignInPage(page).signIn(userNamed("admin"));
  const orgId = await new OrganizationsPage(page).add(inChicago(unique("Pocket Dental")));
  await getNumber.open({ orgId });
  await getNumber.code("331").tap();
  await expect(getNumber.candidates.first()).toBeChecked();
  await fits(page, "get a number");
  await getNumber.button.tap();
  await getNumber.arrived();
  await expect(line.state).toHaveText("Not answering");

  const dialogFits = async (what: string) => {
    const box = await line.dialog.boundingBox();
    expect(box, what).not.toBeNull();
    if (!box) return;
    expect.soft(Math.min(box.x, box.y), `${what}: inside the window`).toBeGreaterThanOrEqual(0);
    expect.soft(box.x + box.width, `${what}: inside the window`).toBeLessThanOrEqual(375);
    expect.soft(box.y + box.height, `${what}: inside the window`).toBeLessThanOrEqual(812);
    await fits(page, what);
    await page.keyboard.press("Escape");
    await expect(line.dialog).toHaveCount(0);
  };
  await page.getByRole("button", { name: "Attach a bot" }).last().tap();
  await expect(line.dialog).toBeVisible();
  await dialogFits("attaching");
  for (const item of ["Move to another organization…", "Release…"] as const) {
    await line.more(item);
    await dialogFits(item);
  }
  await line.more("Release…");
  await line.dialog.getByRole("button", { name: "Release now…" }).tap();
  await dialogFits("Release now…");
});

test("on a phone the placeholder of every search dialog can be read whole", async ({ page }) => {
  await new SignInPage(page).signIn(userNamed("admin"));
  const reads = async (what: string) => {
    await expect(page.getByRole("dialog").getByRole("combobox")).toBeFocused();
    expect.soft(await cutPlaceholders(page), what).toEqual([]);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
  };
  await openWhole(page, paths.newBot());
  await page.keyboard.press("Control+k");
  await reads("the one search");
  await page.getByRole("button", { name: /^Organization: / }).tap();
  await reads("choosing an organization");
  await openWhole(page, paths.activity());
  await page.getByRole("button", { name: "Filters" }).tap();
  for (const filter of ["Line", "Who"]) {
    await page.getByRole("button", { name: new RegExp(`^${filter}`) }).tap();
    const search = page.getByRole("dialog", { name: /^Filter by/ });
    await expect(search.getByRole("combobox")).toBeFocused();
    expect.soft(await cutPlaceholders(page), `filtering by ${filter}`).toEqual([]);
    await page.keyboard.press("Escape");
    await expect(search).toHaveCount(0);
  }
});

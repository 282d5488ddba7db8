import { statSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { paths } from "../../lib/paths";
import { first, openWhole } from "../fixtures/console-pages";
import { userNamed } from "../fixtures/users";
import { GetNumberPage } from "../pages/get-number";
import { SignInPage } from "../pages/sign-in";

// Screenshots for the README, taken of the demo before any other test changes it.
const FOLDER = "test-results/pictures";
const MAX_BYTES = 200 * 1024;

test.use({ viewport: { width: 1280, height: 860 } });
test.beforeEach(({ page }) => new SignInPage(page).signIn(userNamed("admin")));

/** The demo's line with the most to show. */
const mainLine = (page: Page) => first(page, "/v1/phone-numbers?state=answering&q=Main%20Line");

/** Takes a screenshot, and expects it to stay small enough for the repository. */
async function picture(page: Page, name: string) {
  await page.evaluate(() => document.fonts.ready);
  await page.mouse.move(0, 0);
  const path = `${FOLDER}/${name}.png`;
  await page.screenshot({ path, animations: "disabled" });
  expect(statSync(path).size, `bytes of ${name}`).toBeLessThan(MAX_BYTES);
}

test("the overview in light and dark", async ({ page }) => {
  await openWhole(page, paths.overview());
  await picture(page, "overview");
  await page.emulateMedia({ colorScheme: "dark" });
  await picture(page, "overview-dark");
});

test("the numbers on a desktop and a phone", async ({ page }) => {
  await openWhole(page, paths.numbers());
  await expect(page.getByRole("row").nth(3)).toBeVisible();
  await picture(page, "numbers");
  await page.setViewportSize({ width: 375, height: 812 });
  await picture(page, "numbers-narrow");
});

test("a line", async ({ page }) => {
  await openWhole(page, paths.number((await mainLine(page)).id));
  await expect(page.getByRole("list", { name: "Checks" }).getByText("OK:")).toHaveCount(5);
  await picture(page, "line");
});

test("getting a number", async ({ page }) => {
  const getNumber = new GetNumberPage(page);
  const { orgId } = await mainLine(page);
  await openWhole(page, paths.getNumber(String(orgId)));
  await getNumber.codes.first().click();
  await expect(getNumber.candidates.first()).toBeChecked();
  await getNumber.chooseBot("Front Desk");
  await page.evaluate(() => window.scrollTo(0, 0));
  await picture(page, "get-a-number");
});

import { statSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { paths } from "../../lib/paths";
import { first, openWhole } from "../fixtures/console-pages";
import { userNamed } from "../fixtures/users";
import { GetNumberPage } from "../pages/get-number";
import { SignInPage } from "../pages/sign-in";

// Pictures for README, of the demo as it is before any journey changes it. They go to test-results/pictures.
const FOLDER = "test-results/pictures";
const LARGEST = 200 * 1024;

test.use({ viewport: { width: 1280, height: 860 } });
test.beforeEach(({ page }) => new SignInPage(page).signIn(userNamed("admin")));

/** The line of the demo that shows most. */
const mainLine = (page: Page) => first(page, "/v1/phone-numbers?state=answering&q=Main%20Line");

/** Takes the picture of what the window shows, and sees that it stays small enough to be kept. */
async function picture(page: Page, name: string) {
  await page.evaluate(() => document.fonts.ready);
  await page.mouse.move(0, 0);
  const path = `${FOLDER}/${name}.png`;
  await page.screenshot({ path, animations: "disabled" });
  expect(statSync(path).size, `bytes of ${name}`).toBeLessThan(LARGEST);
}

test("the overview, light and dark", async ({ page }) => {
  await openWhole(page, paths.overview());
  await picture(page, "overview");
  await page.emulateMedia({ colorScheme: "dark" });
  await picture(page, "overview-dark");
});

test("the numbers, wide and on a telephone", async ({ page }) => {
  await openWhole(page, paths.numbers());
  await expect(page.getByRole("row").nth(3)).toBeVisible();
  await picture(page, "numbers");
  await page.setViewportSize({ width: 375, height: 812 });
  await picture(page, "numbers-narrow");
});

test("one line", async ({ page }) => {
  await openWhole(page, paths.number((await mainLine(page)).id));
  await expect(page.getByRole("list", { name: "Checks" }).getByText("In order:")).toHaveCount(4);
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

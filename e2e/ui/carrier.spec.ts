import { expect, type Page, test } from "@playwright/test";
import { paths } from "../../lib/paths";
import { expectAccessible } from "../fixtures/accessible";
import { openWhole } from "../fixtures/console-pages";
import { pressToOpen } from "../fixtures/keyboard";
import { buyElsewhere, ledgerOf, releaseElsewhere } from "../fixtures/local-carrier";
import { pick } from "../fixtures/pick";
import { inChicago, unique } from "../fixtures/places";
import { userNamed } from "../fixtures/users";
import { GetNumberPage } from "../pages/get-number";
import { LinePage } from "../pages/line";
import { OrganizationsPage } from "../pages/organizations";
import { SignInPage } from "../pages/sign-in";

// All tests share one carrier. No other file buys in this area code.
const CODE = "206";
const spelled = (number: string) => `(${number.slice(2, 5)}) ${number.slice(5, 8)}-${number.slice(8)}`;

async function compare(page: Page): Promise<void> {
  await page.goto("/settings/carrier");
  await page.getByRole("button", { name: "Compare now" }).click();
  await expect(page.getByText(/^\d+ numbers compared/).first()).toBeVisible();
}

/** The Carrier page's entry for a number on which it differs from Linekeeper. */
function difference(page: Page, number: string) {
  return page.getByRole("listitem").filter({ hasText: spelled(number) });
}

test("a stray number can be adopted into an organization, where it becomes a line at once", async ({
  page,
}) => {
  await new SignInPage(page).signIn(userNamed("support"));
  const number = await buyElsewhere(CODE);
  await compare(page);
  await expect(difference(page, number)).toContainText("Paid for, but not a line here.");
  await expect(page.getByText(/^The unknown numbers cost \$/)).toBeVisible();
  await expectAccessible(page, "the Carrier page with a difference");
  await difference(page, number).getByRole("link", { name: "Adopt number…" }).click();
  await expect(page.getByRole("heading", { level: 1, name: spelled(number) })).toBeVisible();
  await pick(page, page, "Organization", "Bright Smile Miami");
  await expect(page.getByLabel("Name of the line")).toBeVisible();
  await expectAccessible(page, "adopting a number");
  await page.getByLabel("Name of the line").fill("Fax");
  await page.getByRole("button", { name: "Adopt this number" }).click();
  await page.waitForURL(/\/numbers\/[0-9a-f-]{36}(\?|$)/);
  expect(await new LinePage(page).number()).toBe(spelled(number));
  await expect(page.getByText("Adopted from the carrier")).toBeVisible();
  expect((await ledgerOf(number)).releases).toBe(0);
});

test("a stray number found by search opens with what is known, can be released there, and leads back", async ({
  page,
}) => {
  await new SignInPage(page).signIn(userNamed("support"));
  const number = await buyElsewhere(CODE);
  await compare(page);
  await openWhole(page, paths.overview());
  const palette = page.getByRole("dialog", { name: "Search or go to" });
  await pressToOpen(page, "/", palette);
  await palette.getByRole("combobox").fill(number);
  await page.getByRole("option", { name: spelled(number) }).click();
  await expect(page.getByRole("heading", { level: 1, name: spelled(number) })).toBeVisible();
  const facts = page.locator("section", { has: page.getByRole("heading", { name: "Unknown number" }) });
  await expect(facts).toContainText("The carrier bills this number to your account.");
  for (const term of ["Carrier", "Found", "Number at the carrier"])
    await expect(facts.getByRole("term").filter({ hasText: new RegExp(`^${term}$`) })).toBeVisible();
  await expect(facts.getByRole("button", { name: "Copy: Number at the carrier" })).toBeVisible();
  await expectAccessible(page, "a stray number");
  await facts.getByRole("button", { name: "Release at the carrier…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Type the last four digits").fill(number.slice(-4));
  await dialog.getByRole("button", { name: `Release ${spelled(number)}` }).click();
  await expect(page.getByText("Nothing is left to do")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Adopt it as a line" })).toHaveCount(0);
  await page.getByRole("link", { name: "All differences" }).click();
  await expect(page).toHaveURL(/\/settings\/carrier$/);
});

test("a stray number is released only after somebody types its last digits", async ({ page }) => {
  await new SignInPage(page).signIn(userNamed("support"));
  const number = await buyElsewhere(CODE);
  await compare(page);
  await difference(page, number).getByRole("button", { name: "Release at the carrier…" }).click();
  const dialog = page.getByRole("dialog");
  await expectAccessible(page, "releasing a stray number");
  await dialog.getByRole("button", { name: `Release ${spelled(number)}` }).click();
  expect((await ledgerOf(number)).releases).toBe(0);
  await dialog.getByLabel("Type the last four digits").fill(number.slice(-4));
  await dialog.getByRole("button", { name: `Release ${spelled(number)}` }).click();
  await expect.poll(async () => (await ledgerOf(number)).releases, { timeout: 30_000 }).toBe(1);
  await page.reload();
  await expect(difference(page, number)).toContainText("Released by Sam Support");
});

test("a line that the carrier no longer has says so on the Carrier page and on its own page", async ({
  page,
  browser,
}) => {
  const practice = await browser.newPage();
  await new SignInPage(practice).signIn(userNamed("admin"));
  const orgId = await new OrganizationsPage(practice).add(inChicago(unique("Lost")));
  const getNumber = new GetNumberPage(practice);
  await getNumber.open({ orgId });
  await getNumber.chooseCode("224");
  await getNumber.get();
  await getNumber.arrived();
  const number = `+1${(await new LinePage(practice).number()).replace(/\D/g, "")}`;
  await practice.close();
  await new SignInPage(page).signIn(userNamed("support"));
  const line = new LinePage(page);
  await releaseElsewhere(number);
  await compare(page);
  await difference(page, number).getByRole("link", { name: "Go to the line" }).click();
  await expect(line.state).toHaveText("Lost at the carrier");
  await expect(page.getByText("Calls to this line are answered")).toHaveCount(0);
  await expectAccessible(page, "a lost line");
  await line.button("Release this line…").click();
  await expect(line.dialog).toContainText("This cannot be undone");
  await line.dialog.getByLabel("Type the last four digits").fill(number.slice(-4));
  await line.dialog.getByRole("button", { name: /elease \(/ }).click();
  await expect(page.getByRole("heading", { name: "Released", exact: true })).toBeVisible();
  await expectAccessible(page, "a released line");
});

test("users without carrier permission see the carrier's state but none of its numbers", async ({ page }) => {
  await new SignInPage(page).signIn(userNamed("admin"));
  await page.goto("/settings/carrier");
  await expect(page.getByText("Responding", { exact: true })).toBeVisible();
  await expect(page.getByText("Differences")).toHaveCount(0);
  await page.goto("/settings/carrier/findings/0198f000-0000-7000-8000-000000000001");
  await expect(page.getByText("Your role can’t adopt numbers")).toBeVisible();
});

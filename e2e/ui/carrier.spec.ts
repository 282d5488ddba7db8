import { expect, type Page, test } from "@playwright/test";
import { buyElsewhere, ledgerOf, releaseElsewhere } from "../fixtures/local-carrier";
import { inChicago, unique } from "../fixtures/places";
import { userNamed } from "../fixtures/users";
import { GetNumberPage } from "../pages/get-number";
import { LinePage } from "../pages/line";
import { OrganizationsPage } from "../pages/organizations";
import { SignInPage } from "../pages/sign-in";

// These numbers are of the one carrier that all share: in a code that no other file buys in.
const CODE = "206";
const spelled = (number: string) => `(${number.slice(2, 5)}) ${number.slice(5, 8)}-${number.slice(8)}`;

async function compare(page: Page): Promise<void> {
  await page.goto("/settings/carrier");
  await page.getByRole("button", { name: "Compare now" }).click();
  await expect(page.getByText(/^\d+ numbers compared/).first()).toBeVisible();
}

/** What the Carrier page says of a number that differs. */
function difference(page: Page, number: string) {
  return page.getByRole("listitem").filter({ hasText: spelled(number) });
}

test("a number that is paid for and unknown is adopted into an organization, where it is a line at once", async ({
  page,
}) => {
  await new SignInPage(page).signIn(userNamed("support"));
  const number = await buyElsewhere(CODE);
  await compare(page);
  await expect(difference(page, number)).toContainText("Paid for, and no line here.");
  await expect(page.getByText(/^Numbers that are paid for and unknown here cost \$/)).toBeVisible();
  await difference(page, number).getByRole("link", { name: "Adopt into…" }).click();
  await expect(page.getByRole("heading", { level: 1, name: `Adopt ${spelled(number)}` })).toBeVisible();
  await page.getByLabel("Organization").selectOption({ index: 1 });
  await page.getByLabel("Name of the line").fill("Fax");
  await page.getByRole("button", { name: "Adopt this number" }).click();
  await page.waitForURL(/\/numbers\/[0-9a-f-]{36}$/);
  expect(await new LinePage(page).number()).toBe(spelled(number));
  await expect(page.getByText("Adopted from the carrier")).toBeVisible();
  expect((await ledgerOf(number)).releases).toBe(0);
});

test("a number that is paid for and unknown is released only when somebody types its last digits", async ({
  page,
}) => {
  await new SignInPage(page).signIn(userNamed("support"));
  const number = await buyElsewhere(CODE);
  await compare(page);
  await difference(page, number).getByRole("button", { name: "Release at the carrier…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: `Release ${spelled(number)}` }).click();
  expect((await ledgerOf(number)).releases).toBe(0);
  await dialog.getByLabel("Type the last four digits").fill(number.slice(-4));
  await dialog.getByRole("button", { name: `Release ${spelled(number)}` }).click();
  await expect.poll(async () => (await ledgerOf(number)).releases, { timeout: 30_000 }).toBe(1);
  await page.reload();
  await expect(difference(page, number)).toContainText("Released by Sam Support");
});

test("a line that the carrier no longer has says so, on the Carrier page and on its own", async ({
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
});

test("who does not look after carriers sees how the carrier is, and none of its numbers", async ({
  page,
}) => {
  await new SignInPage(page).signIn(userNamed("admin"));
  await page.goto("/settings/carrier");
  await expect(page.getByText("Answers", { exact: true })).toBeVisible();
  await expect(page.getByText("Differences")).toHaveCount(0);
  await page.goto("/settings/carrier/findings/0198f000-0000-7000-8000-000000000001");
  await expect(page.getByText("Your role cannot adopt numbers")).toBeVisible();
});

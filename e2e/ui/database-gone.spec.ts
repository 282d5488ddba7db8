import { expect, type Page, test } from "@playwright/test";
import { hangDatabase, killDatabase } from "../fixtures/database";
import { inChicago, unique } from "../fixtures/places";
import { userNamed } from "../fixtures/users";
import { OrganizationsPage } from "../pages/organizations";
import { SignInPage } from "../pages/sign-in";

// The database is everybody's: this file comes after all others, one test after the other.
test.describe.configure({ mode: "serial" });

let letGo: (() => void) | undefined;
test.afterEach(() => letGo?.());

/** Nothing of the inside is shown: no stack trace, no query, no address. */
async function tellsNothing(page: Page) {
  expect(await page.content()).not.toMatch(
    /\bat \w+ \(|node_modules|ECONNREFUSED|Failed query|select \\?"|postgres(ql)?:\/\//i,
  );
}

const numbers = (page: Page) => page.getByRole("heading", { level: 1, name: "Numbers" });

test("while the database hangs a page says so in a sentence, and goes on when it is back", async ({
  page,
}) => {
  await new SignInPage(page).signIn(userNamed("admin"));
  await page.goto("/numbers");
  await expect(numbers(page)).toBeVisible();
  letGo = await hangDatabase();
  // Each waits for the database as long as it may.
  const [health, answer] = await Promise.all([
    page.request.get("/api/health"),
    page.request.get("/v1/phone-numbers"),
    page.goto("/numbers"),
  ]);
  const sentence = page.getByRole("alert").filter({ hasText: "This page could not be shown" });
  await expect(sentence).toBeVisible();
  await tellsNothing(page);
  expect(health.status()).toBe(503);
  expect(answer.status()).toBe(503);
  expect((await answer.json()).error.code).toBe("database_unavailable");
  letGo();
  await expect(async () => {
    await sentence
      .getByRole("button", { name: "Try again" })
      .click({ timeout: 1_000 })
      .catch(() => {});
    await expect(numbers(page)).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 30_000 });
  await expect(page.getByRole("row").nth(1)).toBeVisible();
});

test("a form sent while the database hangs says so, keeps what was typed, and is saved once it is back", async ({
  page,
}) => {
  await new SignInPage(page).signIn(userNamed("admin"));
  const organizations = new OrganizationsPage(page);
  const name = unique("Patient Dental");
  await organizations.openNew();
  await organizations.fill(inChicago(name));
  await expect(organizations.timezone).toHaveValue("America/Chicago");
  const add = page.getByRole("button", { name: "Add the organization" });
  letGo = await hangDatabase();
  await add.click();
  await expect(page.getByRole("alert").filter({ hasText: "The database does not answer" })).toBeVisible({
    timeout: 30_000,
  });
  await tellsNothing(page);
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue(name);
  letGo();
  await add.click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await organizations.openList(`?q=${encodeURIComponent(name)}`);
  await expect(organizations.row(name)).toHaveCount(1);
});

test("a database that dies is started again, and nobody has to do anything", async ({ page }) => {
  await new SignInPage(page).signIn(userNamed("admin"));
  await killDatabase();
  await expect(async () => {
    await page.goto("/numbers");
    await tellsNothing(page);
    await expect(numbers(page)).toBeVisible({ timeout: 2_000 });
    await expect(page.getByRole("row").nth(1)).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 45_000 });
  await expect
    .poll(async () => (await page.request.get("/api/health", { failOnStatusCode: false })).status())
    .toBe(200);
});

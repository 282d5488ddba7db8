import { expect, type Page, test } from "@playwright/test";
import { hangDatabase, killDatabase } from "../fixtures/database";
import { userNamed } from "../fixtures/users";
import { SignInPage } from "../pages/sign-in";

// The database is everybody's: this file comes after all others, one test after the other.
test.describe.configure({ mode: "serial" });

let letGo: (() => void) | undefined;
test.afterEach(() => letGo?.());

/** Nothing of the inside is shown: no stack trace, no query, no address. */
async function tellsNothing(page: Page) {
  expect(await page.content()).not.toMatch(
    /\bat \w+ \(|node_modules|ECONNREFUSED|select .* from|postgres:\/\//i,
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
  await page.goto("/numbers");
  const sentence = page.getByRole("alert").filter({ hasText: "This page could not be shown" });
  await expect(sentence).toBeVisible();
  await tellsNothing(page);
  const health = await page.request.get("/api/health", { failOnStatusCode: false });
  expect(health.status()).toBe(503);
  const answer = await page.request.get("/v1/phone-numbers", { failOnStatusCode: false });
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

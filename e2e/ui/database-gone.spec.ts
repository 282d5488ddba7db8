import { expect, type Page, test } from "@playwright/test";
import { hangDatabase, killDatabase } from "../fixtures/database";
import { inChicago, unique } from "../fixtures/places";
import { userNamed } from "../fixtures/users";
import { OrganizationsPage } from "../pages/organizations";
import { SignInPage } from "../pages/sign-in";

// All tests share one database, so this file runs after all others, one test at a time.
test.describe.configure({ mode: "serial" });

let resume: (() => void) | undefined;
test.afterEach(() => resume?.());

/** Expects the page to show no stack trace, query or database address. */
async function expectNoInternals(page: Page) {
  expect(await page.content()).not.toMatch(
    /\bat \w+ \(|node_modules|ECONNREFUSED|Failed query|select \\?"|postgres(ql)?:\/\//i,
  );
}

const numbers = (page: Page) => page.getByRole("heading", { level: 1, name: "Numbers" });

test("a page says so while the database hangs, and loads once it is back", async ({ page }) => {
  await new SignInPage(page).signIn(userNamed("admin"));
  await page.goto("/numbers");
  await expect(numbers(page)).toBeVisible();
  resume = await hangDatabase();
  // All three wait until the database timeout.
  const [health, answer] = await Promise.all([
    page.request.get("/api/health"),
    page.request.get("/v1/phone-numbers"),
    page.goto("/numbers"),
  ]);
  const sentence = page.getByRole("alert").filter({ hasText: "This page didn’t load" });
  await expect(sentence).toBeVisible();
  await expectNoInternals(page);
  expect(health.status()).toBe(503);
  expect(answer.status()).toBe(503);
  expect((await answer.json()).error.code).toBe("database_unavailable");
  expect((await health.json()).databaseProblem.code).toBe("no_answer");
  // The page asks for the state of the installation, which takes as long again.
  await expect(sentence).toContainText("The database does not answer in time.", { timeout: 20_000 });
  resume();
  await expect(async () => {
    await sentence
      .getByRole("button", { name: "Try again" })
      .click({ timeout: 1_000 })
      .catch(() => {});
    await expect(numbers(page)).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 30_000 });
  await expect(page.getByRole("row").nth(1)).toBeVisible();
});

test("a form submitted while the database hangs says so, keeps its input, and saves once it is back", async ({
  page,
}) => {
  await new SignInPage(page).signIn(userNamed("admin"));
  const organizations = new OrganizationsPage(page);
  const name = unique("Patient Dental");
  await organizations.openNew();
  await organizations.fill(inChicago(name));
  await expect(organizations.timezone).toHaveValue("America/Chicago");
  const add = page.getByRole("button", { name: "Add organization" });
  resume = await hangDatabase();
  await add.click();
  await expect(
    page.getByRole("alert").filter({ hasText: "We don’t know whether this was saved" }),
  ).toBeVisible({ timeout: 30_000 });
  await expectNoInternals(page);
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue(name);
  resume();
  await expect(page.getByRole("alert").filter({ hasText: /not saved|doesn’t answer/ })).toBeVisible({
    timeout: 60_000,
  });
  await add.click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await organizations.openList(`?q=${encodeURIComponent(name)}`);
  await expect(organizations.row(name)).toHaveCount(1);
});

test("a database that dies is restarted, and nobody has to do anything", async ({ page }) => {
  await new SignInPage(page).signIn(userNamed("admin"));
  await killDatabase();
  await expect(async () => {
    await page.goto("/numbers");
    await expectNoInternals(page);
    await expect(numbers(page)).toBeVisible({ timeout: 2_000 });
    await expect(page.getByRole("row").nth(1)).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 45_000 });
  await expect
    .poll(async () => (await page.request.get("/api/health", { failOnStatusCode: false })).status())
    .toBe(200);
});

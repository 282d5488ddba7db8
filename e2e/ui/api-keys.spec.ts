import { type APIRequestContext, expect, test } from "@playwright/test";
import { apiPaths, paths } from "../../lib/paths";
import { expectNoFlaws } from "../fixtures/accessible";
import { openWhole } from "../fixtures/console-pages";
import { horizontalOverflow, smallTargets } from "../fixtures/fit";
import { pick } from "../fixtures/pick";
import { unique } from "../fixtures/places";
import { userNamed } from "../fixtures/users";
import { SignInPage } from "../pages/sign-in";

/** The status with which the API answers a request with that key. */
async function statusWith(request: APIRequestContext, key: string, path: string): Promise<number> {
  return (await request.get(path, { headers: { authorization: `Bearer ${key}` } })).status();
}

test("an API key is created, shown once, used and revoked", async ({ page, playwright, baseURL }) => {
  const name = unique("Front desk software");
  const outside = await playwright.request.newContext({ baseURL });
  await new SignInPage(page).signIn(userNamed("admin"));
  await openWhole(page, paths.settings());
  await page.getByRole("navigation", { name: "Settings" }).getByRole("link", { name: "API keys" }).click();
  await page.getByRole("button", { name: "Create an API key" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Create key" }).click();
  for (const refusal of ["The name is required.", "Choose an organization.", "Choose at least one scope."])
    await expect(dialog.getByText(refusal)).toBeVisible();
  await expectNoFlaws(page, "the form of a key, refused");

  await dialog.getByLabel("Name").fill(name);
  await pick(page, dialog, "Organization", "Bright Smile Miami");
  await dialog.getByRole("group", { name: "Phone numbers" }).getByText("Read", { exact: true }).click();
  await dialog.getByLabel("Expires on").fill("2001-02-03");
  await dialog.getByRole("button", { name: "Create key" }).click();
  await expect(dialog.getByText("The key would have expired already.")).toBeVisible();
  await dialog.getByLabel("Expires on").fill("2099-12-31");
  await dialog.getByRole("button", { name: "Create key" }).click();
  await expect(dialog.getByText("Copy this key now")).toBeVisible();
  await expectNoFlaws(page, "a key, shown once");
  const key = await dialog.getByLabel(`Key for ${name}`).inputValue();
  expect(key).toMatch(/^lk_live_[0-9A-Za-z]{36}$/);
  await dialog.getByRole("button", { name: "Done" }).click();

  const row = page.getByRole("row", { name });
  await expect(row).toContainText("Bright Smile Miami");
  await expect(row).toContainText("Reads phone numbers");
  await expect(row).toContainText("Dec 31, 2099");
  await expect(row).toContainText("Never");
  await page.reload();
  await expect(row).toContainText(key.slice(-4));
  expect(await page.content()).not.toContain(key);

  expect(await statusWith(outside, key, apiPaths.phoneNumbers())).toBe(200);
  expect(await statusWith(outside, key, apiPaths.bots())).toBe(403);
  await page.reload();
  await expect(row).not.toContainText("Never");

  await row.getByRole("button", { name: `Revoke… ${name}` }).click();
  const question = page.getByRole("dialog", { name: `Revoke ${name}, ending in ${key.slice(-4)}?` });
  await expect(question).toBeVisible();
  await expectNoFlaws(page, "revoking a key");
  await question.getByRole("button", { name: `Revoke ${name}` }).click();
  await expect(row).toContainText("Revoked");
  await expect(row.getByRole("button")).toHaveCount(0);
  await expectNoFlaws(page, "the list of keys");
  expect(await statusWith(outside, key, apiPaths.phoneNumbers())).toBe(401);
  await outside.dispose();

  await openWhole(page, paths.activity());
  await expect(page.getByRole("listitem").filter({ hasText: name }).first()).toContainText("API key revoked");
});

test("only admins manage API keys, and only support manages the platform's", async ({ page, browser }) => {
  await new SignInPage(page).signIn(userNamed("manager"));
  await openWhole(page, paths.settingsKeys());
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your role can’t manage API keys");
  await expect(page.getByRole("link", { name: "API keys" })).toHaveCount(0);

  const name = unique("Billing of the platform");
  const support = await browser.newPage();
  await new SignInPage(support).signIn(userNamed("support"));
  await openWhole(support, paths.settingsKeys());
  await support.getByRole("button", { name: "Create an API key" }).click();
  const dialog = support.getByRole("dialog");
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByLabel("For the whole platform").check();
  await dialog.getByRole("group", { name: "Organizations" }).getByText("Read and write").click();
  await dialog.getByRole("button", { name: "Create key" }).click();
  const key = await dialog.getByLabel(`Key for ${name}`).inputValue();
  expect(await statusWith(support.request, key, apiPaths.organizations())).toBe(200);
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(support.getByRole("row", { name })).toContainText("The whole platform");
  await support.close();

  const admin = await browser.newPage();
  await new SignInPage(admin).signIn(userNamed("admin"));
  await openWhole(admin, paths.settingsKeys());
  await expect(admin.getByText(name)).toHaveCount(0);
  await admin.getByRole("button", { name: "Create an API key" }).click();
  await expect(admin.getByLabel("Name")).toBeVisible();
  await expect(admin.getByLabel("For the whole platform")).toHaveCount(0);
  await admin.close();
});

test("API keys can be created and revoked on a phone", async ({ browser }) => {
  const name = unique("Pocket software");
  const context = await browser.newContext({ viewport: { width: 375, height: 812 }, hasTouch: true });
  const page = await context.newPage();
  const fits = async (what: string) => {
    expect.soft(await horizontalOverflow(page), `${what}: px wider than the screen`).toBe(0);
    expect.soft(await smallTargets(page), `${what}: too small to tap`).toEqual([]);
  };
  await new SignInPage(page).signIn(userNamed("admin"));
  await openWhole(page, paths.settingsKeys());
  await page.getByRole("button", { name: "Create an API key" }).tap();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill(name);
  await pick(page, dialog, "Organization", "Bright Smile Miami");
  await dialog.getByRole("group", { name: "Bots" }).getByText("Read and write").tap();
  await fits("the form of a key");
  await dialog.getByRole("button", { name: "Create key" }).tap();
  await expect(dialog.getByLabel(`Key for ${name}`)).toBeVisible();
  await fits("a key, shown once");
  await dialog.getByRole("button", { name: "Done" }).tap();
  const row = page.getByRole("row", { name });
  await expect(row).toContainText("Active");
  await fits("the list of keys");
  await row.getByRole("button").tap();
  await expect(page.getByRole("dialog")).toBeVisible();
  await fits("revoking a key");
  await page
    .getByRole("button", { name: `Revoke ${name}` })
    .last()
    .tap();
  await expect(row).toContainText("Revoked");
  await context.close();
});

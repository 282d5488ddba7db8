import { expect, type Page, test } from "@playwright/test";
import { paths } from "../../lib/paths";
import { first } from "../fixtures/console-pages";
import { holdRequests, SCRIPTS } from "../fixtures/held-requests";
import { userNamed } from "../fixtures/users";
import { SignInPage } from "../pages/sign-in";

const PASSWORD = "staple of the winter sun";

/** Types into every text field of the page's forms, and presses Enter in each. */
async function typeAndEnter(page: Page): Promise<number> {
  const fields = page.locator(
    "main form :is(input[type=text], input[type=email], input[type=password], input:not([type]), input[type=tel]):visible:enabled",
  );
  const count = await fields.count();
  for (let index = 0; index < count; index++) {
    const field = fields.nth(index);
    if ((await field.count()) === 0) break;
    await field.fill("typed early", { timeout: 2_000 }).catch(() => {});
    await field.press("Enter", { timeout: 2_000 }).catch(() => {});
  }
  return count;
}

test("on no page of the console does Enter put what was typed into the address while scripts are on their way", async ({
  page,
  context,
}) => {
  await new SignInPage(page).signIn(userNamed("admin"));
  const organization = await first(page, "/v1/organizations");
  const bot = await first(page, "/v1/bots");
  const line = await first(page, "/v1/phone-numbers?state=answering");
  const release = await holdRequests(context, SCRIPTS);
  const pages = [
    paths.newOrganization(),
    paths.editOrganization(organization.id),
    paths.newBot(organization.id),
    paths.bot(bot.id),
    paths.getNumber(organization.id),
    paths.bringNumber(),
    paths.number(line.id),
    paths.settings(),
  ];
  let typed = 0;
  for (const path of pages) {
    await page.goto(path, { waitUntil: "commit" });
    await page.locator("main h1").first().waitFor();
    const before = page.url();
    typed += await typeAndEnter(page);
    expect(page.url(), path).toBe(before);
  }
  expect(typed).toBeGreaterThan(5);
  release();
});

test("what was typed before scripts arrived is kept when they do", async ({ page, context }) => {
  await new SignInPage(page).signIn(userNamed("admin"));
  const release = await holdRequests(context, SCRIPTS);
  await page.goto(paths.newOrganization(), { waitUntil: "commit" });
  const name = page.getByLabel("Name", { exact: true });
  await name.fill("Early Dental");
  await expect(page.getByRole("button", { name: "Add organization" })).toBeDisabled();
  release();
  await expect(page.getByRole("button", { name: "Add organization" })).toBeEnabled();
  await expect(name).toHaveValue("Early Dental");
  await page.getByRole("button", { name: "Add organization" }).click();
  await expect(page.getByText("The name is required.")).toHaveCount(0);
});

test("an invitation is accepted without scripts, and a password that is refused is in no address", async ({
  page,
  browser,
}) => {
  await new SignInPage(page).signIn(userNamed("admin"));
  await page.goto(paths.settingsMembers());
  await page.getByRole("button", { name: "Invite a member" }).click();
  const invite = page.getByRole("dialog");
  const mark = Math.random().toString(36).slice(2, 8);
  await invite.getByLabel("Name").fill(`Nina ${mark}`);
  await invite.getByLabel("E-mail").fill(`nina.${mark}@brightsmile.example`);
  await invite.getByRole("button", { name: "Invite member", exact: true }).click();
  const link = await invite.getByLabel(`Link for Nina ${mark}`).inputValue();

  const context = await browser.newContext({ javaScriptEnabled: false });
  const theirs = await context.newPage();
  await theirs.goto(link);
  await theirs.getByLabel("New password").fill("password123");
  await theirs.getByLabel("New password").press("Enter");
  await expect(theirs.getByText("This password is too easy to guess. Choose another.")).toBeVisible();
  expect(theirs.url()).toBe(link);
  await theirs.getByLabel("New password").fill(PASSWORD);
  await theirs.getByLabel("New password").press("Enter");
  await theirs.waitForURL((url) => url.pathname === paths.overview());
  expect(theirs.url()).not.toContain("password");
  await context.close();
});

import { expect, type Locator, type Page, test } from "@playwright/test";
import { paths } from "../../lib/paths";
import { expectNoFlaws } from "../fixtures/accessible";
import { openWhole } from "../fixtures/console-pages";
import { brokenWords, horizontalOverflow, tableOverflow } from "../fixtures/fit";
import { pick } from "../fixtures/pick";
import { userNamed } from "../fixtures/users";
import { acceptIn, enter, MembersPage } from "../pages/members";
import { SignInPage } from "../pages/sign-in";

const PASSWORD = "staple of the winter sun";

test("a member is invited by link, given another role, disabled and removed", async ({ page, browser }) => {
  const mark = Math.random().toString(36).slice(2, 8);
  const name = `Nora ${mark}`;
  const email = `nora.${mark}@brightsmile.example`;
  await new SignInPage(page).signIn(userNamed("admin"));
  const members = new MembersPage(page);
  await members.open();
  const link = await members.invite({ name, email, at: "Bright Smile Miami" });
  const row = members.rowOf(name);
  await expect(row).toContainText("Invited");

  const theirs = await (await browser.newContext()).newPage();
  await theirs.goto(link);
  await theirs.getByLabel("New password").fill("password123");
  await theirs.getByRole("button", { name: "Accept and set password" }).click();
  await expect(theirs.getByText("This password is too easy to guess. Choose another.")).toBeVisible();
  await theirs.getByLabel("New password").fill(PASSWORD);
  await theirs.getByRole("button", { name: "Accept and set password" }).click();
  await theirs.waitForURL((url) => url.pathname === "/overview");
  await theirs.goto("/organizations");
  await expect(theirs.getByRole("link", { name: /Bright Smile Miami/ })).toBeVisible();
  await expect(theirs.getByText("Bright Smile Phoenix")).toHaveCount(0);
  await theirs.goto(link);
  await expect(theirs.getByRole("heading", { level: 1 })).toHaveText("This invitation no longer works");

  await page.reload();
  await members.choose(name, "Change role…");
  await page.getByRole("dialog").getByLabel("Role").selectOption("viewer");
  await page.getByRole("dialog").getByRole("button", { name: "Change role" }).click();
  // The dialog, which is in the row, also says "Viewer".
  await expect(row.getByRole("cell", { name: "Viewer", exact: true })).toBeVisible();

  await members.choose(name, "Disable…");
  await page.getByRole("button", { name: `Disable ${name}` }).click();
  await expect(row).toContainText("Disabled");
  await theirs.goto("/organizations");
  await theirs.waitForURL((url) => url.pathname === "/sign-in");

  await members.choose(name, "Remove…");
  await page.getByRole("button", { name: `Remove ${name}` }).click();
  await expect(row).toHaveCount(0);
  await theirs.context().close();
});

test("an invitation gets a new link and is withdrawn", async ({ page, browser }) => {
  const name = `Ines ${Math.random().toString(36).slice(2, 8)}`;
  await new SignInPage(page).signIn(userNamed("admin"));
  const members = new MembersPage(page);
  await members.open();
  const first = await members.invite({ name, email: `${name.replace(" ", ".").toLowerCase()}@x.example` });
  await members.choose(name, "New invitation link…");
  await page.getByRole("button", { name: "Create link" }).click();
  const second = await page.getByRole("textbox", { name: `Link for ${name}` }).inputValue();
  await page.getByRole("button", { name: "Done" }).click();
  const theirs = await (await browser.newContext()).newPage();
  await theirs.goto(first);
  await expect(theirs.getByRole("heading", { level: 1 })).toHaveText("This invitation no longer works");
  await theirs.goto(second);
  await expect(theirs.getByRole("heading", { level: 1 })).toHaveText(`Welcome, ${name}`);
  await members.choose(name, "Withdraw…");
  await expectNoFlaws(page, "withdrawing an invitation");
  await page.getByRole("button", { name: "Withdraw invitation" }).click();
  await expect(members.rowOf(name)).toHaveCount(0);
  await theirs.reload();
  await expect(theirs.getByRole("heading", { level: 1 })).toHaveText("This invitation no longer works");
  await theirs.context().close();
});

test("a practice that invites another's dentist first gets a login of its own and nothing else", async ({
  page,
  browser,
}) => {
  const mark = Math.random().toString(36).slice(2, 8);
  const person = { name: `Dana ${mark}`, email: `dana.${mark}@brightsmile.example`, role: "admin" };
  const rival = await (await browser.newContext()).newPage();
  await new SignInPage(rival).signIn(userNamed("otherAdmin"));
  const theirs = new MembersPage(rival);
  await theirs.open();
  const known = "a password of the rival";
  await (await acceptIn(browser, await theirs.invite(person), known)).context().close();
  await rival.reload();
  await theirs.choose(person.name, "Remove…");
  await rival.getByRole("button", { name: `Remove ${person.name}` }).click();
  await expect(theirs.rowOf(person.name)).toHaveCount(0);

  await new SignInPage(page).signIn(userNamed("admin"));
  const ours = new MembersPage(page);
  await ours.open();
  const dana = await acceptIn(browser, await ours.invite(person), PASSWORD);
  await dana.goto("/organizations");
  await expect(dana.getByRole("link", { name: /Bright Smile Miami/ }).first()).toBeVisible();
  await rival.context().clearCookies();
  await enter(rival, { email: person.email, password: known });
  await rival.waitForURL((url) => url.pathname !== "/sign-in");
  await rival.goto("/organizations");
  await expect(rival.getByText("Bright Smile Miami")).toHaveCount(0);
  await dana.context().close();
  await rival.context().close();
});

test("a password that fits logins of two accounts asks which one is meant, at two widths", async ({
  page,
  browser,
}) => {
  const mark = Math.random().toString(36).slice(2, 8);
  const person = { name: `Cleo ${mark}`, email: `cleo.${mark}@both.example` };
  for (const admin of ["admin", "otherAdmin"] as const) {
    const own = await (await browser.newContext()).newPage();
    await new SignInPage(own).signIn(userNamed(admin));
    const members = new MembersPage(own);
    await members.open();
    await (await acceptIn(browser, await members.invite(person), PASSWORD)).context().close();
    await own.context().close();
  }
  for (const width of [1280, 375]) {
    await page.setViewportSize({ width, height: 812 });
    await page.context().clearCookies();
    await enter(page, { email: person.email, password: PASSWORD });
    await expect(page.getByText("Where do you want to sign in?")).toBeVisible();
    expect(new URL(page.url()).search).toBe("");
    await expectNoFlaws(page, `which login, ${width} px`);
    expect(await horizontalOverflow(page)).toBe(0);
    await page.getByLabel("Lakeside Family Dental").press("Space");
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => url.pathname === "/overview");
  }
  await page.goto("/settings");
  await expect(page.getByRole("main").getByText("Lakeside Family Dental")).toBeVisible();
  await expect(page.getByText("Bright Smile Group")).toHaveCount(0);
});

test("removing an admin shows their API key and hands it over", async ({
  page,
  browser,
  playwright,
  baseURL,
}) => {
  const mark = Math.random().toString(36).slice(2, 8);
  const person = { name: `Owen ${mark}`, email: `owen.${mark}@brightsmile.example`, role: "admin" };
  await new SignInPage(page).signIn(userNamed("admin"));
  const members = new MembersPage(page);
  await members.open();
  const owen = await acceptIn(browser, await members.invite(person), PASSWORD);
  const keys = [await makeKey(owen, `Website ${mark}`), await makeKey(owen, `Billing ${mark}`)];
  const outside = await playwright.request.newContext({ baseURL });
  const statuses = () =>
    Promise.all(
      keys.map(async (key) =>
        (await outside.get("/v1/bots", { headers: { authorization: `Bearer ${key}` } })).status(),
      ),
    );
  expect(await statuses()).toEqual([200, 200]);

  await page.reload();
  await members.choose(person.name, "Remove…");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText(`Website ${mark}`)).toBeVisible();
  await expect(dialog.getByText("1 session")).toBeVisible();
  await expectNoFlaws(page, "removing with keys");
  await dialog
    .getByLabel("API keys")
    .selectOption({ label: await optionFor(dialog, userNamed("admin").email) });
  await dialog.getByRole("button", { name: `Remove ${person.name}` }).click();
  await expect(members.rowOf(person.name)).toHaveCount(0);
  expect(await statuses()).toEqual([200, 200]);
  await owen.goto("/overview");
  await owen.waitForURL((url) => url.pathname === "/sign-in");
  await openWhole(page, "/settings/api-keys");
  await expect(page.getByRole("row", { name: `Website ${mark}` })).toContainText(userNamed("admin").email);
  await outside.dispose();
  await owen.context().close();
});

test("a person reads at the next sign-in who made a link for their password", async ({ page, browser }) => {
  const mark = Math.random().toString(36).slice(2, 8);
  const person = { name: `Rita ${mark}`, email: `rita.${mark}@brightsmile.example` };
  await new SignInPage(page).signIn(userNamed("admin"));
  const members = new MembersPage(page);
  await members.open();
  const rita = await acceptIn(browser, await members.invite(person), PASSWORD);
  await page.reload();
  await members.choose(person.name, "New password link…");
  await page.getByRole("button", { name: "Create link" }).click();
  await expect(page.getByRole("textbox", { name: `Link for ${person.name}` })).toHaveValue(
    /\/password-reset\//,
  );

  await rita.context().clearCookies();
  await enter(rita, { email: person.email, password: PASSWORD });
  await rita.waitForURL((url) => url.pathname === "/sign-in/password-links");
  await expect(rita.getByText(userNamed("admin").email)).toBeVisible();
  await expectNoFlaws(rita, "links for a password");
  await rita.getByRole("button", { name: "I’ve read this" }).click();
  await rita.waitForURL((url) => url.pathname === "/overview");
  await rita.goto("/settings");
  await expect(rita.getByText("Links for your password")).toBeVisible();
  await rita.context().clearCookies();
  await enter(rita, { email: person.email, password: PASSWORD });
  await rita.waitForURL((url) => url.pathname === "/overview");
  await rita.context().close();
});

/** Creates an API key of Bright Smile Group in the console. @returns the key */
async function makeKey(page: Page, name: string): Promise<string> {
  await openWhole(page, "/settings/api-keys");
  await page.getByRole("button", { name: "Create an API key" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill(name);
  await pick(page, dialog, "Organization", "Bright Smile Miami");
  await dialog.getByRole("group", { name: "Bots" }).getByText("Read", { exact: true }).click();
  await dialog.getByRole("button", { name: "Create key" }).click();
  const key = await dialog.getByLabel(`Key for ${name}`).inputValue();
  await dialog.getByRole("button", { name: "Done" }).click();
  return key;
}

/** The choice of a select that names an address. */
async function optionFor(dialog: Locator, email: string): Promise<string> {
  return (await dialog.getByRole("option", { name: new RegExp(email) }).textContent()) ?? "";
}

test("only admins manage members, and only support manages accounts", async ({ page }) => {
  await new SignInPage(page).signIn(userNamed("manager"));
  await page.goto("/settings/members");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your role can’t manage members");
  await page.goto("/accounts");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This page was not found");
});

test("support opens an account with its first admin and finds it in the list", async ({ page }) => {
  const mark = Math.random().toString(36).slice(2, 8);
  await new SignInPage(page).signIn(userNamed("support"));
  await page.goto("/accounts");
  await page.getByRole("link", { name: "Create an account" }).click();
  await page.getByLabel("Name", { exact: true }).fill(`Harbor Dental ${mark}`);
  await page.getByLabel("Admin’s name").fill("Hal Harbor");
  await page.getByLabel("Admin’s e-mail").fill(`hal.${mark}@harbor.example`);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByLabel("Link for Hal Harbor")).toHaveValue(/\/invitation\/[\w-]{43}$/);
  await page.getByRole("link", { name: `Go to Harbor Dental ${mark}` }).click();
  await expect(page.getByText("Admin, invited")).toBeVisible();
  await page.goto("/accounts");
  await page.getByRole("searchbox").fill(mark);
  await expect(page.getByRole("row")).toHaveCount(2);
  await page.getByRole("link", { name: `Harbor Dental ${mark}` }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Harbor Dental ${mark}`);
});

test("no table breaks inside a word, or is wider than its place, in windows of 640 px or more", async ({
  page,
}) => {
  await new SignInPage(page).signIn(userNamed("support"));
  for (const path of [
    paths.numbers(),
    paths.bots(),
    paths.organizations(),
    paths.calls(),
    paths.accounts(),
    paths.settingsMembers(),
    paths.settingsKeys(),
    paths.settingsTrunks(),
  ]) {
    await openWhole(page, path);
    for (const width of [1280, 1024, 1023, 860, 768, 640]) {
      await page.setViewportSize({ width, height: 800 });
      expect.soft(await brokenWords(page), `${path} at ${width}`).toEqual([]);
      expect.soft(await tableOverflow(page), `${path} at ${width}: px wider than its place`).toBe(0);
    }
  }
});

import { expect, type Page, test } from "@playwright/test";
import { paths } from "../../lib/paths";
import { expectNoFlaws } from "../fixtures/accessible";
import { openWhole } from "../fixtures/console-pages";
import { holdRequests, loseScripts, SCRIPTS } from "../fixtures/held-requests";
import { pressToOpen } from "../fixtures/keyboard";
import { actAsOlderVersion } from "../fixtures/older-version";
import { inChicago, unique } from "../fixtures/places";
import { userNamed } from "../fixtures/users";
import { OrganizationsPage } from "../pages/organizations";
import { SignInPage } from "../pages/sign-in";

const failed = (page: Page) => page.getByRole("dialog", { name: "This part of the page didn’t load" });

const PARTS: { what: string; path: string; open: (page: Page) => Promise<void>; name: string | RegExp }[] = [
  {
    what: "the command palette",
    path: paths.overview(),
    open: (page) => pressToOpen(page, "Control+K", failed(page)),
    name: "Search or go to",
  },
  {
    what: "the organization switcher",
    path: paths.overview(),
    open: (page) =>
      page
        .getByRole("button", { name: /^Showing:/ })
        .first()
        .click(),
    name: "Choose an organization",
  },
  {
    what: "the form for a key",
    path: paths.settingsKeys(),
    open: (page) => page.getByRole("button", { name: "Create an API key" }).click(),
    name: "Create an API key",
  },
  {
    what: "the form of an invitation",
    path: paths.settingsMembers(),
    open: (page) => page.getByRole("button", { name: "Invite a member" }).click(),
    name: "Invite a member",
  },
];

for (const { what, path, open, name } of PARTS)
  test(`${what}, if its script is lost, says so, leaves the page alone, and loads on the second try`, async ({
    page,
  }) => {
    await new SignInPage(page).signIn(userNamed("admin"));
    await openWhole(page, path);
    const heading = await page.getByRole("heading", { level: 1 }).textContent();
    const restore = await loseScripts(page);
    await open(page);
    await expect(failed(page)).toBeVisible();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(heading ?? "");
    await expectNoFlaws(page, `${what}, lost`);
    await restore();
    await failed(page).getByRole("button", { name: "Try again" }).click();
    await expect(page.getByRole("dialog", { name })).toBeVisible();
    await expect(failed(page)).toHaveCount(0);
  });

test("a dialog whose script is late says that it is on its way, can be closed, and comes when the script does", async ({
  page,
}) => {
  await new SignInPage(page).signIn(userNamed("admin"));
  await openWhole(page, paths.settingsMembers());
  const release = await holdRequests(page, SCRIPTS);
  const open = page.getByRole("button", { name: "Invite a member" });
  const waiting = page.getByRole("dialog", { name: "Loading…" });
  await open.click();
  await expect(waiting).toBeVisible();
  await expectNoFlaws(page, "a dialog that is on its way");
  await waiting.getByRole("button", { name: "Close" }).click();
  await expect(waiting).toHaveCount(0);
  await expect(open).toBeFocused();
  await open.click();
  await expect(waiting).toBeVisible();
  release();
  await expect(page.getByRole("dialog", { name: "Invite a member" })).toBeVisible();
  await expect(waiting).toHaveCount(0);
});

test("a form of an older version offers to reload, and what was typed is kept", async ({ page }) => {
  await new SignInPage(page).signIn(userNamed("admin"));
  const organizations = new OrganizationsPage(page);
  const draft = inChicago(unique("Older Dental"));
  await organizations.openNew();
  await organizations.fill(draft);
  await expect(organizations.timezone).toHaveValue("America/Chicago");
  const update = await actAsOlderVersion(page);
  await page.getByRole("button", { name: "Add organization" }).click();
  const sentence = page
    .getByRole("alert")
    .filter({ hasText: "Linekeeper was updated after you opened this page" });
  await expect(sentence).toBeVisible();
  update();
  await sentence.getByRole("button", { name: "Reload the page" }).click();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue(draft.name);
  await expect(page.getByLabel("Street")).toHaveValue(draft.street);
  await page.getByRole("button", { name: "Add organization" }).click();
  await expect(page.getByRole("heading", { level: 1, name: draft.name })).toBeVisible();
});

for (const key of ["/", "Control+k"])
  test(`what is typed right after ${key} goes into the search, however late its script comes`, async ({
    page,
  }) => {
    await new SignInPage(page).signIn(userNamed("admin"));
    await openWhole(page, paths.overview());
    const release = await holdRequests(page, SCRIPTS);
    const search = page.getByRole("dialog", { name: "Search or go to" });
    await pressToOpen(page, key, search);
    await page.keyboard.type("mia");
    await expect(search.getByRole("combobox")).toHaveValue("mia");
    await expect(search.getByRole("listbox")).toHaveCount(0);
    release();
    await expect(search.getByRole("listbox")).toBeVisible();
    await page.keyboard.type("mi");
    await expect(search.getByRole("combobox")).toHaveValue("miami");
    await expect(search.getByRole("option", { name: "Bright Smile Miami" }).first()).toBeVisible();
  });

import { expect, type Page, test } from "@playwright/test";
import { paths } from "../../lib/paths";
import { expectNoFlaws } from "../fixtures/accessible";
import { first, openWhole } from "../fixtures/console-pages";
import { holdRequests } from "../fixtures/held-requests";
import { loseNextAnswer, loseNextCall } from "../fixtures/lost-answers";
import { pick } from "../fixtures/pick";
import { inChicago, unique } from "../fixtures/places";
import { userNamed } from "../fixtures/users";
import { LinePage } from "../pages/line";
import { OrganizationsPage } from "../pages/organizations";
import { SignInPage } from "../pages/sign-in";

const CHECKING = "We don’t know whether this was saved. Checking…";

async function signedIn(page: Page) {
  await new SignInPage(page).signIn(userNamed("admin"));
}

/** The names in a list of the API that contain a text. */
async function named(page: Page, path: string, name: string): Promise<unknown[]> {
  const { data } = await (await page.request.get(`${path}?q=${encodeURIComponent(name)}`)).json();
  const list = Object.values(data).find(Array.isArray) as { name: string }[];
  return list.filter((each) => each.name === name);
}

/** Holds back what the page asks about an intent, so that its "Checking…" can be seen. */
const holdLooks = (page: Page) => holdRequests(page, "**/api/intents/*");

test("an organization whose answer is lost is looked up and shown, and exists once", async ({ page }) => {
  await signedIn(page);
  const organizations = new OrganizationsPage(page);
  const name = unique("Lost Dental");
  await organizations.openNew();
  await organizations.fill(inChicago(name));
  await expect(organizations.timezone).toHaveValue("America/Chicago");
  const calls = await loseNextAnswer(page);
  const look = await holdLooks(page);
  await page.getByRole("button", { name: "Add organization" }).click();
  await expect(page.getByRole("alert").filter({ hasText: CHECKING })).toBeVisible();
  await expect(page.getByText("Nothing was")).toHaveCount(0);
  look();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  expect(calls()).toBe(1);
  expect(await named(page, "/v1/organizations", name)).toHaveLength(1);
});

test("an organization that never reached the server is said to be unsaved, and a second press adds it once", async ({
  page,
}) => {
  await signedIn(page);
  const organizations = new OrganizationsPage(page);
  const name = unique("Unsent Dental");
  await organizations.openNew();
  await organizations.fill(inChicago(name));
  await expect(organizations.timezone).toHaveValue("America/Chicago");
  await loseNextCall(page);
  const add = page.getByRole("button", { name: "Add organization" });
  await add.click();
  await expect(page.getByRole("alert").filter({ hasText: "This was not saved." })).toBeVisible();
  await expectNoFlaws(page, "a form that was not saved");
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue(name);
  await add.click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  expect(await named(page, "/v1/organizations", name)).toHaveLength(1);
});

test("a bot whose answer is lost is shown, and exists once", async ({ page }) => {
  await signedIn(page);
  const { id } = await first(page, "/v1/organizations");
  const name = unique("Lost Desk");
  await page.goto(paths.newBot(id));
  await page.getByLabel("Name", { exact: true }).fill(name);
  await loseNextAnswer(page);
  await page.getByRole("button", { name: "Add bot" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  expect(await named(page, "/v1/bots", name)).toHaveLength(1);
});

test("an API key whose answer is lost is shown to its maker, and is the only one", async ({ page }) => {
  await signedIn(page);
  const name = unique("Lost key");
  await openWhole(page, paths.settingsKeys());
  await page.getByRole("button", { name: "Create an API key" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill(name);
  await pick(page, dialog, "Organization", "Bright Smile Miami");
  await dialog.getByRole("group", { name: "Phone numbers" }).getByText("Read", { exact: true }).click();
  await loseNextAnswer(page);
  await dialog.getByRole("button", { name: "Create key" }).click();
  await expect(dialog.getByText("Copy this key now")).toBeVisible();
  const key = await dialog.getByLabel(`Key for ${name}`).inputValue();
  await dialog.getByRole("button", { name: "Done" }).click();
  const rows = page.getByRole("row", { name });
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText(key.slice(-4));
});

test("an edit whose answer is lost is shown as saved, and does not conflict with itself", async ({
  page,
}) => {
  await signedIn(page);
  const organizations = new OrganizationsPage(page);
  const id = await organizations.add(inChicago(unique("Edited Dental")));
  const name = unique("Renamed Dental");
  await organizations.openEdit(id);
  await page.getByLabel("Name", { exact: true }).fill(name);
  await loseNextAnswer(page);
  await organizations.save();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(page.getByText("Somebody")).toHaveCount(0);
});

test("detaching in a dialog that was opened before a colleague changed the line is refused, and says what changed", async ({
  page,
  browser,
}) => {
  await signedIn(page);
  const { id } = await first(page, "/v1/phone-numbers?state=answering");
  const line = new LinePage(page);
  await line.open(id);
  await line.button("Detach bot…").click();
  await expect(line.dialog).toBeVisible();

  const theirs = await (await browser.newContext()).newPage();
  await new SignInPage(theirs).signIn(userNamed("manager"));
  // Another number than last time, in case this runs twice.
  const callback = `(312) 555-01${String(Date.now() % 100).padStart(2, "0")}`;
  await new LinePage(theirs).open(id);
  await theirs.getByRole("button", { name: "Edit line" }).click();
  await theirs.getByLabel("Callbacks go to").fill(callback);
  await theirs.getByRole("button", { name: "Save changes" }).click();
  await expect(theirs.getByText(/ was saved$/).first()).toBeVisible();
  await theirs.context().close();

  await line.dialog.getByRole("button", { name: /^Detach from/ }).click();
  await expect(line.dialog.getByRole("alert")).toContainText(`Callbacks go to ${callback} now.`);
  await expectNoFlaws(page, "an act that was refused because of a colleague's change");
  await line.dialog.getByRole("button", { name: "Show it as it is now" }).click();
  await expect(line.dialog).toHaveCount(0);
  await expect(page.getByRole("definition").filter({ hasText: callback })).toBeVisible();
  await expect(line.button("Detach bot…")).toBeVisible();
});

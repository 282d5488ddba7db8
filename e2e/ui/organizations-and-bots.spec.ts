import { expect, type Page, test } from "@playwright/test";
import { inChicago as chicago, unique } from "../fixtures/places";
import { userNamed } from "../fixtures/users";
import { BotsPage } from "../pages/bots";
import { OrganizationsPage } from "../pages/organizations";
import { SignInPage } from "../pages/sign-in";

async function signedIn(page: Page, as: Parameters<typeof userNamed>[0] = "admin") {
  await new SignInPage(page).signIn(userNamed(as));
  return { organizations: new OrganizationsPage(page), bots: new BotsPage(page) };
}

test("adding a location proposes its timezone from the address and copies office hours", async ({ page }) => {
  const { organizations } = await signedIn(page);
  const name = unique("Bright Smile Dental");
  await organizations.openNew();
  await organizations.fill(chicago(name));
  await expect(organizations.timezone).toHaveValue("America/Chicago");
  await expect(page.getByText("Suggested from the address.")).toBeVisible();
  await page.getByLabel("Monday closes").fill("18:00");
  await page.getByRole("button", { name: "Copy Monday to weekdays" }).click();
  await page.getByRole("button", { name: "Add organization" }).click();

  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(page.getByText("8:00 AM to 6:00 PM")).toHaveCount(5);
  await expect(page.getByText("(312) 555-0142")).toBeVisible();
  await expect(page.getByRole("link", { name: "Add a bot" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Get a number" }).first()).toBeVisible();
});

test("a timezone chosen by hand stays when the address changes", async ({ page }) => {
  const { organizations } = await signedIn(page);
  await organizations.openNew();
  await organizations.fill(chicago(unique("Zones")));
  await expect(organizations.timezone).toHaveValue("America/Chicago");
  await organizations.timezone.selectOption("America/Denver");
  await page.getByLabel("City").fill("Rockford");
  await expect(page.getByText("The address is in Central Time.")).toBeVisible();
  await expect(organizations.timezone).toHaveValue("America/Denver");
});

test("each error is shown at its field, the first one is focused, and input is kept", async ({ page }) => {
  const { organizations } = await signedIn(page);
  await organizations.openNew();
  await page.getByLabel("Phone", { exact: true }).fill("12");
  await page.getByLabel("Monday closes").fill("07:00");
  await page.getByRole("button", { name: "Add organization" }).click();
  await expect(page.getByLabel("Name", { exact: true })).toBeFocused();
  await expect(page.getByText("The name is required.")).toBeVisible();
  await expect(page.getByText("Closing time must be after opening time.")).toBeVisible();
  await expect(page.getByLabel("Phone", { exact: true })).toHaveValue("12");
});

test("a bot is added with greetings and two questions, which are reordered by keyboard", async ({ page }) => {
  const { organizations, bots } = await signedIn(page);
  const practice = unique("Bright Smile Dental");
  const orgId = await organizations.add(chicago(practice));
  await page.goto(`/bots/new?orgId=${orgId}`);
  await expect(page.getByLabel("Phone greeting")).toHaveValue(new RegExp(practice));

  const id = await bots.add(orgId, {
    name: unique("Front Desk"),
    phoneGreeting: "Thank you for calling. How can I help?",
    closedGreeting: "We are closed at the moment.",
    faqs: [
      { question: "Where do I park?", answer: "Behind the building." },
      { question: "Do you take Delta?", answer: "Yes, PPO plans." },
    ],
  });
  await expect(bots.section("Phone")).toContainText("English");
  // However far down the form its button was, the page of what was added begins at its top.
  expect(await page.evaluate(() => window.scrollY)).toBe(0);
  await bots.edit("Knows");
  await bots.faq(2).getByLabel("When a caller asks").press("Alt+ArrowUp");
  await bots.save("Knows");
  await bots.open(id);
  await expect(bots.section("Knows").locator("#faqs dt")).toHaveText([
    "Do you take Delta?",
    "Where do I park?",
  ]);
});

test("a bot's phone settings are edited on its page; a viewer can only read them", async ({
  page,
  browser,
}) => {
  const { organizations, bots } = await signedIn(page);
  const orgId = await organizations.add(chicago(unique("On the phone")));
  const id = await bots.add(orgId, { name: unique("Front Desk") });
  await bots.edit("Greetings");
  await page.getByLabel("First message").fill("This is the front desk.");
  await bots.save("Greetings");
  await bots.edit("Knows");
  await expect(page.getByRole("checkbox", { name: "Everything" })).toBeChecked();
  await page.getByRole("checkbox", { name: "Everything" }).uncheck();
  await page.getByRole("checkbox", { name: "Hand off the call" }).uncheck();
  await page.getByRole("button", { name: "Add a detail" }).click();
  await page.getByLabel("Text of detail 1").fill("Insurance");
  await bots.save("Knows");
  await bots.edit("Phone");
  await page.getByLabel("Default voice").selectOption("Calm, reassuring");
  await page.getByRole("checkbox", { name: "Callers can interrupt" }).uncheck();
  await page.getByLabel("Hand-off number").fill("555 0142");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(
    page.getByText("A US number has ten digits with its area code. This one has 7."),
  ).toBeVisible();
  await page.getByLabel("Hand-off number").fill("312 555 0142");
  await bots.save("Phone");
  await expect(bots.section("Phone")).toContainText("(312) 555-0142");

  await bots.open(id);
  await expect(bots.section("Greetings")).toContainText("This is the front desk.");
  await expect(bots.section("Phone").getByRole("definition").filter({ hasText: /^No$/ })).toHaveCount(1);
  await bots.edit("Knows");
  await expect(page.getByRole("checkbox", { name: "Everything" })).not.toBeChecked();
  await expect(page.getByRole("checkbox", { name: "Take a message" })).toBeChecked();
  await expect(page.getByRole("checkbox", { name: "Hand off the call" })).not.toBeChecked();
  await bots.edit("Advanced");
  await expect(page.getByText("Model: oppie-vox. The model can’t be changed.")).toBeVisible();

  const other = await browser.newPage();
  await signedIn(other, "viewer");
  await other.goto(`/bots/${id}`);
  await expect(other.getByText("Answer questions, Collect details, and Take a message")).toBeVisible();
  await expect(other.getByText("(312) 555-0142")).toBeVisible();
  await expect(other.getByText("Insurance")).toBeVisible();
  await other.close();
});

test("a new bot's phone settings are collapsed, open on an error, and are saved", async ({ page }) => {
  const { organizations } = await signedIn(page);
  const orgId = await organizations.add(chicago(unique("More")));
  await page.goto(`/bots/new?orgId=${orgId}`);
  await page.getByLabel("Name", { exact: true }).fill(unique("Desk"));
  await page.getByText("More phone settings").click();
  await page.getByLabel("Hand-off number").fill("12");
  await page.getByLabel("Model").selectOption("oppie-vox-2");
  await page.getByText("More phone settings").click();
  await page.getByRole("button", { name: "Add bot" }).click();
  await expect(
    page.getByText("A US number has ten digits with its area code. This one has 2."),
  ).toBeVisible();
  await expect(page.getByLabel("Hand-off number")).toBeFocused();
  await page.getByLabel("Hand-off number").fill("312.555.0142");
  await page.getByRole("button", { name: "Add bot" }).click();
  await expect(page.locator("#advanced")).toContainText("oppie-vox-2");
  await expect(page.locator("#phone")).toContainText("(312) 555-0142");
});

test("the lists search, filter and sort, and keep all of it in the URL", async ({ page }) => {
  const { organizations, bots } = await signedIn(page);
  const practice = unique("Findable");
  const orgId = await organizations.add(chicago(practice));
  const bot = unique("Finder");
  await bots.add(orgId, { name: bot });

  await organizations.openList(`?q=${encodeURIComponent(practice)}&state=IL`);
  await expect(organizations.row(practice)).toBeVisible();
  await page.getByRole("combobox", { name: "State" }).selectOption("FL");
  await expect(page).toHaveURL(/state=FL/);
  await expect(page.getByRole("heading", { name: "No organization matches" })).toBeVisible();
  await page.getByRole("link", { name: "Clear search and filters" }).click();
  await expect(page).toHaveURL(/\/organizations$/);
  await page.getByRole("columnheader", { name: "Added" }).getByRole("link").click();
  await expect(page).toHaveURL(/sort=createdAt/);
  await page.getByRole("columnheader", { name: "Added" }).getByRole("link").click();
  await expect(page).toHaveURL(/sort=-createdAt/);
  await expect(organizations.row(practice)).toBeVisible();

  await bots.openList();
  await page.getByRole("searchbox").fill(bot);
  await expect(page).toHaveURL(/q=Finder/);
  await page.getByRole("link", { name: "Inbound only" }).click();
  await expect(page).toHaveURL(/outbound=false/);
  await page.reload();
  await expect(bots.row(bot)).toBeVisible();
});

test("a viewer can read everything and change nothing", async ({ page, browser }) => {
  const { organizations, bots } = await signedIn(page);
  const orgId = await organizations.add(chicago(unique("Read only")));
  const botId = await bots.add(orgId, { name: unique("Front Desk"), phoneGreeting: "Hello there" });

  const other = await browser.newPage();
  await signedIn(other, "viewer");
  await other.goto(`/organizations/${orgId}`);
  await expect(other.getByRole("heading", { name: "Office hours" })).toBeVisible();
  await expect(other.getByRole("link", { name: "Edit", exact: true })).toHaveCount(0);
  await expect(other.getByRole("link", { name: "Add a bot" })).toHaveCount(0);
  await other.goto(`/organizations/${orgId}/edit`);
  await expect(other.getByText("Your role can’t edit organizations")).toBeVisible();
  await other.goto(`/bots/${botId}`);
  await expect(other.getByText("Hello there")).toBeVisible();
  await expect(other.getByRole("button", { name: /Save|Delete|Edit|Use|Add/ })).toHaveCount(0);
  await other.close();
});

test("an organization of another account looks as if it did not exist", async ({ page, browser }) => {
  const { organizations } = await signedIn(page);
  const orgId = await organizations.add(chicago(unique("Private")));
  const other = await browser.newPage();
  await signedIn(other, "otherAdmin");
  await other.goto(`/organizations/${orgId}`);
  await expect(other.getByText("This organization was not found")).toBeVisible();
  await other.close();
});

test("the second of two editors sees what the first changed, and neither loses anything", async ({
  page,
  context,
}) => {
  const { organizations } = await signedIn(page);
  const id = await organizations.add(chicago(unique("Two editors")));
  await organizations.openEdit(id);
  const other = new OrganizationsPage(await context.newPage());
  await other.openEdit(id);
  await other.page.getByLabel("Street").fill("1 Their Street");
  await other.page.getByLabel("ZIP code").fill("60601");
  await other.save();
  await expect(other.page.getByRole("heading", { name: "Next steps" })).toBeVisible();

  await page.getByLabel("Street").fill("2 My Street");
  await page.getByLabel("Suite or floor").fill("4th floor");
  await organizations.save();
  const conflict = page.getByRole("alert").filter({ hasText: "Somebody else saved changes" });
  await expect(conflict.getByRole("row", { name: /Street/ })).toContainText("1 Their Street");
  await conflict.getByRole("button", { name: "Keep mine" }).click();
  await expect(page.getByLabel("Street")).toHaveValue("2 My Street");
  await expect(page.getByLabel("ZIP code")).toHaveValue("60601");
  await organizations.save();
  await expect(page.getByText("2 My Street")).toBeVisible();
  await expect(page.getByText("4th floor")).toBeVisible();
});

test("leaving unsaved training asks first", async ({ page }) => {
  const { organizations, bots } = await signedIn(page);
  const practice = unique("Guarded");
  const orgId = await organizations.add(chicago(practice));
  await bots.add(orgId, { name: unique("Front Desk") });
  await bots.edit("Greetings");
  await page.getByLabel("Closed greeting").fill("Half a sentence");
  await page.getByRole("link", { name: practice }).click();
  const dialog = page.getByRole("dialog", { name: "Leave without saving?" });
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByLabel("Closed greeting")).toHaveValue("Half a sentence");

  const here = page.url();
  await page.evaluate(() => history.back());
  await expect(dialog).toBeVisible();
  await dialog.getByRole("button", { name: "Stay here" }).click();
  await expect(page.getByLabel("Closed greeting")).toHaveValue("Half a sentence");
  expect(page.url()).toBe(here);
  await page.evaluate(() => history.back());
  await dialog.getByRole("button", { name: "Leave without saving" }).click();
  await expect(page).not.toHaveURL(here);
});

test("deleting a bot without lines asks first", async ({ page }) => {
  const { organizations, bots } = await signedIn(page);
  const orgId = await organizations.add(chicago(unique("Deleting")));
  const name = unique("Temporary");
  await bots.add(orgId, { name });
  await page.getByRole("button", { name: "Delete bot…" }).click();
  await page.getByRole("button", { name: `Delete ${name}` }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Bots" })).toBeVisible();
  await expect(bots.row(name)).toHaveCount(0);
});

import { expect, test } from "@playwright/test";
import { flaws } from "../fixtures/axe";
import { pick, pickField } from "../fixtures/pick";
import { inChicago, ownNumber, unique } from "../fixtures/places";
import { giveVoices, spoken } from "../fixtures/speech";
import { userNamed } from "../fixtures/users";
import { BotsPage } from "../pages/bots";
import { GetNumberPage } from "../pages/get-number";
import { LinePage } from "../pages/line";
import { OrganizationsPage } from "../pages/organizations";
import { SignInPage } from "../pages/sign-in";

test("a variable is added, offered where greetings are written, edited and deleted", async ({ page }) => {
  await new SignInPage(page).signIn(userNamed("admin"));
  const orgId = await new OrganizationsPage(page).add(inChicago(unique("Variables")));
  const card = page.locator("#variables");
  const dialog = page.getByRole("dialog");
  await card.getByRole("button", { name: "Add a variable" }).click();
  await dialog.getByLabel("Name", { exact: true }).fill("Emergency phone");
  await dialog.getByLabel("Type").selectOption("Phone number");
  await dialog.getByLabel("Value").fill("312 555 0142");
  await dialog.getByRole("button", { name: "Add variable" }).click();
  await expect(dialog.getByText("Use lowercase letters")).toBeVisible();
  await dialog.getByLabel("Name", { exact: true }).fill("emergency_phone");
  expect.soft(await flaws(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Add variable" }).click();
  // The dialog is inside the card and shows the same text while open.
  await expect(dialog).toBeHidden();
  await expect(card).toContainText("{{emergency_phone}}");
  await expect(card).toContainText("(312) 555-0142");

  await page.goto(`/bots/new?orgId=${orgId}`);
  await expect(page.getByText("You can use these variables in greetings")).toContainText(
    "{{emergency_phone}}",
  );
  await page.goto(`/organizations/${orgId}`);
  const act = async (item: string) => {
    await card.getByRole("button", { name: "Actions for {{emergency_phone}}" }).click();
    await page.getByRole("menuitem", { name: item }).click();
  };
  await act("Edit…");
  await dialog.getByLabel("Value").fill("312 555 0143");
  await dialog.getByRole("button", { name: "Save changes" }).click();
  await expect(dialog).toBeHidden();
  await expect(card).toContainText("(312) 555-0143");
  await act("Delete…");
  await dialog.getByRole("button", { name: "Delete {{emergency_phone}}" }).click();
  await expect(card).toContainText("No variables yet.");
});

test("playing a line's greeting fills in its organization's variables", async ({ page }) => {
  await giveVoices(page);
  await new SignInPage(page).signIn(userNamed("admin"));
  const orgId = await new OrganizationsPage(page).add(inChicago(unique("Spoken")));
  const card = page.locator("#variables");
  const dialog = page.getByRole("dialog");
  await card.getByRole("button", { name: "Add a variable" }).click();
  await dialog.getByLabel("Name", { exact: true }).fill("clinic");
  await dialog.getByLabel("Value").fill("Lakeside Dental");
  await dialog.getByRole("button", { name: "Add variable" }).click();
  await expect(card).toContainText("{{clinic}}");
  const phoneGreeting = "Welcome to {{clinic}}. {{unknown}} stays.";
  await new BotsPage(page).add(orgId, { name: "Front Desk", phoneGreeting });
  await page.goto(`/numbers/bring?orgId=${orgId}`);
  await page.getByLabel("Phone number").fill(ownNumber());
  await pick(page, page, "Bot", "Front Desk");
  const said = [{ text: "Welcome to Lakeside Dental. {{unknown}} stays." }];
  await page.getByRole("button", { name: "Play the greeting: Friendly, bright" }).click();
  await expect.poll(() => spoken(page)).toMatchObject(said);
  await new GetNumberPage(page).bring.click();
  await page.getByRole("button", { name: "Play greeting" }).click();
  await expect.poll(() => spoken(page)).toMatchObject([...said, ...said]);
});

test("an organization without lines can be archived, and is offered nowhere afterwards", async ({ page }) => {
  await new SignInPage(page).signIn(userNamed("admin"));
  const organizations = new OrganizationsPage(page);
  const name = unique("Closing");
  const orgId = await organizations.add(inChicago(name));
  const number = ownNumber();
  await page.goto(`/numbers/bring?orgId=${orgId}`);
  await page.getByLabel("Phone number").fill(number);
  await new GetNumberPage(page).bring.click();
  await expect(page.getByRole("heading", { name: "At your phone provider" })).toBeVisible();
  const line = page.url();

  await page.goto(`/organizations/${orgId}`);
  const dialog = page.getByRole("dialog");
  await page.getByRole("button", { name: "Archive organization…" }).click();
  await expect(dialog.getByText("It still has a line")).toBeVisible();
  await expect(dialog.getByRole("button", { name: `Archive ${name}` })).toHaveCount(0);
  expect.soft(await flaws(page)).toEqual([]);
  await dialog.getByRole("listitem").getByRole("link").click();
  await expect(page).toHaveURL((url) => url.pathname === new URL(line).pathname);
  const released = new LinePage(page);
  await released.more("Release…");
  await dialog.getByRole("button", { name: "Release now…" }).click();
  await dialog.getByLabel("Type the last four digits").fill(number.slice(-4));
  await dialog.getByRole("button", { name: /elease \+31/ }).click();
  await expect(released.said("was released")).toBeVisible();

  await page.goto(`/organizations/${orgId}`);
  await page.getByRole("button", { name: "Archive organization…" }).click();
  await dialog.getByRole("button", { name: `Archive ${name}` }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Organizations" })).toBeVisible();
  await organizations.openList(`?q=${encodeURIComponent(name)}`);
  await expect(page.getByRole("heading", { name: "No organization matches" })).toBeVisible();
  await page.goto("/bots/new");
  await pickField(page, "Organization").click();
  await page.getByRole("combobox", { name: /^Search / }).fill(name);
  await expect(page.getByText(`No organization matches “${name}”.`)).toBeVisible();
});

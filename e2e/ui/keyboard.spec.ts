import { expect, test } from "@playwright/test";
import { openWhole } from "../fixtures/console-pages";
import { Keyboard, pressToOpen } from "../fixtures/keyboard";
import { pickField } from "../fixtures/pick";
import { inChicago, unique } from "../fixtures/places";
import { userNamed } from "../fixtures/users";
import { BotsPage } from "../pages/bots";
import { GetNumberPage } from "../pages/get-number";
import { LinePage } from "../pages/line";
import { OrganizationsPage } from "../pages/organizations";
import { SignInPage } from "../pages/sign-in";

test("signing in and adding a location and a bot work with the keyboard alone", async ({ page }) => {
  const keys = new Keyboard(page);
  const draft = inChicago(unique("Keyboard Dental"));
  const admin = userNamed("admin");

  await page.goto("/sign-in");
  await keys.fill(page.getByLabel(/e-mail/i), admin.email);
  await keys.fill(page.getByLabel("Password", { exact: true }), admin.password);
  await keys.press("Enter");
  await page.waitForURL(/\/overview/);

  await keys.activate(page.getByRole("link", { name: "Organizations", exact: true }));
  await keys.activate(page.getByRole("link", { name: "Add an organization" }).first());
  await keys.fill(page.getByLabel("Name", { exact: true }), draft.name);
  await keys.fill(page.getByLabel("Street"), draft.street);
  await keys.fill(page.getByLabel("City"), draft.city);
  await keys.to(page.getByLabel("State", { exact: true }));
  await keys.type(draft.state);
  await keys.fill(page.getByLabel("ZIP code"), draft.zip);
  await expect(new OrganizationsPage(page).timezone).toHaveValue("America/Chicago");
  await keys.activate(page.getByRole("button", { name: "Add organization" }));
  await expect(page.getByRole("heading", { level: 1, name: draft.name })).toBeVisible();

  await keys.activate(page.getByRole("link", { name: "Add a bot" }));
  await keys.fill(page.getByLabel("Name", { exact: true }), "Front Desk");
  await keys.activate(page.getByRole("button", { name: "Add bot" }));
  await expect(page.getByRole("heading", { level: 1, name: "Front Desk" })).toBeVisible();
});

test("getting a number works with the keyboard alone", async ({ page }) => {
  const keys = new Keyboard(page);
  const getNumber = new GetNumberPage(page);
  const line = new LinePage(page);
  await new SignInPage(page).signIn(userNamed("admin"));
  const orgId = await new OrganizationsPage(page).add(inChicago(unique("Keyboard Number")));
  await new BotsPage(page).add(orgId, { name: "Front Desk" });
  await page.goto(`/organizations/${orgId}`);
  await keys.activate(page.getByRole("main").getByRole("link", { name: "Get a number" }).first());
  await keys.fill(getNumber.search, "773");
  await expect(getNumber.codes).toHaveCount(1);
  await keys.press("ArrowDown");
  await expect(getNumber.search).toHaveAttribute("aria-activedescendant", /773$/);
  await keys.press("Enter");
  await expect(getNumber.candidates.first()).toBeChecked();
  await keys.to(getNumber.candidates.first());
  await keys.press("ArrowDown");
  await expect(getNumber.candidates.nth(1)).toBeChecked();
  await expect(pickField(page, "Bot")).toContainText("Front Desk");
  await keys.to(page.getByRole("radio", { name: /^Friendly, bright/ }));
  await keys.press("ArrowDown");
  await expect(page.getByRole("radio", { name: /^Friendly, bright/ })).not.toBeChecked();
  await keys.activate(getNumber.button);
  await getNumber.arrived();
  await expect(line.state).toHaveText("Answering");
  expect(await line.number()).toMatch(/^\(773\)/);
});

test("detaching, attaching, and a line's menu and dialogs work with the keyboard alone", async ({ page }) => {
  const keys = new Keyboard(page);
  const getNumber = new GetNumberPage(page);
  const line = new LinePage(page);
  await new SignInPage(page).signIn(userNamed("admin"));
  const orgId = await new OrganizationsPage(page).add(inChicago(unique("Keyboard Line")));
  await new BotsPage(page).add(orgId, { name: "Front Desk" });
  await getNumber.open({ orgId });
  await getNumber.chooseCode("872");
  await getNumber.get();
  await getNumber.arrived();
  await expect(line.state).toHaveText("Answering");

  await test.step("a dialog takes focus, traps it, and returns it", async () => {
    await keys.activate(line.button("Detach bot…"));
    await expect(line.dialog.locator(":focus")).toHaveCount(1);
    await keys.expectFocusStaysIn(line.dialog);
    await keys.press("Escape");
    await expect(line.dialog).toHaveCount(0);
    await expect(line.button("Detach bot…")).toBeFocused();
  });

  await test.step("detach and attach", async () => {
    await keys.press("Enter");
    await keys.activate(line.dialog.getByRole("button", { name: "Detach from Front Desk" }));
    await expect(line.state).toHaveText("Not answering");
    await keys.activate(page.getByRole("button", { name: "Attach a bot" }).last());
    await keys.to(line.dialog.getByRole("radio", { name: "Front Desk" }));
    await keys.press("Space");
    await keys.activate(line.dialog.getByRole("button", { name: "Attach Front Desk" }));
    await expect(line.state).toHaveText("Answering");
  });

  await test.step("the menu moves by arrow keys and returns focus", async () => {
    const more = page.getByRole("button", { name: "More", exact: true });
    const items = page.getByRole("menuitem");
    await keys.activate(more);
    await expect(items.first()).toBeFocused();
    await keys.press("ArrowDown");
    await expect(items.nth(1)).toBeFocused();
    await keys.press("ArrowUp");
    await expect(items.first()).toBeFocused();
    await keys.press("End");
    await expect(items.last()).toBeFocused();
    await keys.press("Escape");
    await expect(items).toHaveCount(0);
    await expect(more).toBeFocused();
    await keys.press("ArrowDown");
    await keys.press("End");
    await keys.press("Enter");
    await expect(line.dialog).toBeVisible();
    await keys.press("Escape");
    await expect(line.dialog).toHaveCount(0);
    await expect(more).toBeFocused();
  });
});

test("the first Tab stop of a page is a link that skips to its content", async ({ page }) => {
  const keys = new Keyboard(page);
  await new SignInPage(page).signIn(userNamed("admin"));
  await openWhole(page, "/organizations");
  const skip = page.getByRole("link", { name: "Skip to content" });
  await keys.press("Tab");
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await keys.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  await keys.press("Tab");
  await expect(page.getByRole("main").locator(":focus")).toHaveCount(1);
});

test("the command palette opens by a key, moves by arrow keys, and returns focus", async ({ page }) => {
  const keys = new Keyboard(page);
  await new SignInPage(page).signIn(userNamed("admin"));
  await page.goto("/organizations");
  const before = page.getByRole("link", { name: "Numbers", exact: true });
  const palette = page.getByRole("dialog", { name: "Search or go to" });
  const search = palette.getByRole("combobox");
  await keys.to(before);
  await pressToOpen(page, "ControlOrMeta+k", palette);
  await expect(search).toBeFocused();
  await keys.press("Escape");
  await expect(palette).toHaveCount(0);
  await expect(before).toBeFocused();
  await keys.press("/");
  await expect(search).toBeFocused();
  await keys.type("settings");
  const first = await search.getAttribute("aria-activedescendant");
  await keys.press("ArrowDown");
  await expect(search).not.toHaveAttribute("aria-activedescendant", first ?? "");
  await keys.press("ArrowUp");
  await expect(search).toHaveAttribute("aria-activedescendant", first ?? "");
  await keys.press("Enter");
  await expect(page).toHaveURL(/\/settings\/members/);
});

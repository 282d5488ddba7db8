import { expect, type Page, test } from "@playwright/test";
import { expectAccessible, expectNoFlaws } from "../fixtures/accessible";
import { openWhole } from "../fixtures/console-pages";
import { type Group, insertGroup } from "../fixtures/group";
import { holdRequests } from "../fixtures/held-requests";
import { idInAddress, pick, pickField } from "../fixtures/pick";
import { inChicago, unique } from "../fixtures/places";
import { userNamed } from "../fixtures/users";
import { OrganizationsPage } from "../pages/organizations";
import { SignInPage } from "../pages/sign-in";

let group: Group;
test.beforeAll(async () => {
  group = await insertGroup(unique("Zz Cedar"), { locations: 60, lines: 200, accounts: 105 });
});

const signIn = (page: Page, as: Parameters<typeof userNamed>[0]) =>
  new SignInPage(page).signIn(userNamed(as));
const switcher = (page: Page) => page.getByRole("button", { name: /^Showing: / });
const searchOf = (page: Page) => page.getByRole("combobox", { name: /^Search / });
const main = (page: Page) => page.getByRole("navigation", { name: "Main" });

/** Chooses a scope at the top left: one press, then typing. */
async function choose(page: Page, name: string): Promise<void> {
  await switcher(page).click();
  await page.getByRole("combobox", { name: "Search organizations and accounts" }).fill(name);
  await page.getByRole("option", { name }).first().click();
  await expect(switcher(page)).toContainText(name);
}

test("an account chosen once narrows every page to itself and its locations, until all is chosen", async ({
  page,
}) => {
  await signIn(page, "support");
  await openWhole(page, "/overview");
  await switcher(page).click();
  await page.getByRole("combobox", { name: "Search organizations and accounts" }).fill(group.name);
  await expect(page.getByRole("option", { name: group.name }).first()).toContainText("60 locations");
  await expectNoFlaws(page, "the switcher");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/overview\\?orgId=${group.accountId}$`));
  await expect(switcher(page)).toContainText("Account with its locations");
  const detached = page
    .getByRole("listitem")
    .filter({ has: page.getByRole("link", { name: "Not answering" }) });
  await expect(detached).toContainText("200");
  await expect(page.getByText("No line can be bought for it yet")).toHaveCount(0);

  await main(page).getByRole("link", { name: "Numbers" }).click();
  await expect(page.getByRole("row").filter({ hasText: "Downtown of Zz" })).toHaveCount(50);
  await expect(page.getByRole("row").filter({ hasText: "Bright Smile" })).toHaveCount(0);
  await page.getByRole("searchbox").fill("Line 10");
  await expect(page).toHaveURL(/q=Line/);
  await expect(page.getByRole("row").filter({ hasText: "Line 10" })).toHaveCount(20);

  await main(page).getByRole("link", { name: "Organizations" }).click();
  await expect(page.getByRole("row").filter({ hasText: "Downtown of Zz" })).toHaveCount(25);
  for (const place of ["Bots", "Activity", "Settings"]) {
    await main(page).getByRole("link", { name: place }).click();
    await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
    await expect(page).toHaveURL(new RegExp(`orgId=${group.accountId}`));
    await expect(switcher(page)).toContainText(group.name);
  }
  await page.reload();
  await expect(switcher(page)).toContainText(group.name);

  await main(page).getByRole("link", { name: "Numbers" }).click();
  await page.getByRole("row").filter({ hasText: "Downtown of Zz" }).first().getByRole("link").first().click();
  await expect(page).toHaveURL(/\/numbers\/[0-9a-f-]{36}\?orgId=/);
  await expect(switcher(page)).toContainText(group.name);

  await switcher(page).click();
  await page.getByRole("option", { name: "All organizations" }).click();
  await expect(page).toHaveURL(/\/numbers$/);
  await expect(switcher(page)).toContainText("All accounts");
});

test("the account's page tells its state, and from it a location is added in five presses", async ({
  page,
}) => {
  await signIn(page, "support");
  await openWhole(page, `/accounts/${group.accountId}`);
  await expect(page.getByText("Account with 60 locations")).toBeVisible();
  await expect(
    page.getByRole("link", { name: `10 of 10 lines of 01 Downtown of ${group.name}` }),
  ).toBeVisible();
  await expect(page.getByRole("heading", { name: /^Needs you/ })).toBeVisible();
  await expectAccessible(page, "an account's page");

  await page.getByRole("button", { name: "Close account…" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText("The account still has locations")).toBeVisible();
  await expect(dialog.getByRole("button", { name: `Close ${group.name}` })).toHaveCount(0);
  await expect(dialog.getByRole("link", { name: `01 Downtown of ${group.name}` })).toBeVisible();
  await expectNoFlaws(page, "an account that cannot be closed");
  await page.keyboard.press("Escape");

  await page.getByRole("link", { name: "Add a location" }).click();
  await expect(pickField(page, "Account")).toContainText(group.name);
  const organizations = new OrganizationsPage(page);
  const name = unique("Zz Added");
  await organizations.fill(inChicago(name));
  await expect(organizations.timezone).not.toHaveValue("");
  await page.getByRole("button", { name: "Add organization" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(page.getByRole("link", { name: group.name })).toHaveAttribute(
    "href",
    new RegExp(`^/accounts/${group.accountId}`),
  );
  await page.getByRole("button", { name: "Archive organization…" }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: `Archive ${name}` })
    .click();
  await expect(page.getByRole("heading", { level: 1, name: "Organizations" })).toBeVisible();
});

test("the last of 105 accounts is found for a new organization by typing its name, with the keyboard", async ({
  page,
}) => {
  await signIn(page, "support");
  await openWhole(page, "/organizations/new");
  await expect(pickField(page, "Account")).toContainText("Choose an account");
  await page.getByRole("button", { name: "Add organization" }).click();
  await pickField(page, "Account").focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("option", { name: "Show more" })).toBeVisible();
  await page.keyboard.type(`${group.name} neighbor 105`);
  await expect(page.getByRole("dialog").getByRole("option")).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(pickField(page, "Account")).toContainText("neighbor 105");
  await expect(pickField(page, "Account")).toBeFocused();
  await expectAccessible(page, "the form for an organization with its account");
});

test("a move shows the account, the city and the free slots of each target, and none that is full", async ({
  page,
}) => {
  await signIn(page, "support");
  await openWhole(page, `/numbers?orgId=${group.accountId}`);
  await page
    .getByRole("row")
    .filter({ hasText: `02 Downtown of ${group.name}` })
    .first()
    .getByRole("link")
    .first()
    .click();
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: /^Move/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog
    .getByRole("searchbox", { name: "Search for an organization" })
    .fill(`0 Downtown of ${group.name}`);
  const full = dialog.getByRole("radio", { name: `01 Downtown of ${group.name}` });
  await expect(full).toBeDisabled();
  await expect(dialog.getByText("10 of 10 lines, full").first()).toBeVisible();
  await dialog.getByRole("searchbox").fill("Bright Smile Miami");
  const target = dialog.getByRole("radio", { name: /Bright Smile Miami/ }).first();
  await expect(target).toBeVisible();
  await expect(dialog.getByText(/^\d+ of 10 lines$/).first()).toBeVisible();
  await expectNoFlaws(page, "the targets of a move");
});

test("the organization stays chosen after a bot is added, and on the way on to its lines", async ({
  page,
}) => {
  await signIn(page, "admin");
  const practice = unique("Zz Kept");
  const orgId = await new OrganizationsPage(page).add(inChicago(practice));
  await openWhole(page, "/bots");
  await choose(page, practice);
  await page.getByRole("link", { name: "Add a bot" }).first().click();
  await expect(pickField(page, "Organization")).toContainText(practice);
  await page.getByLabel("Name", { exact: true }).fill("Front Desk");
  await page.getByRole("button", { name: "Add bot" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Front Desk" })).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`orgId=${orgId}`));
  await expect(switcher(page)).toContainText(practice);
  await main(page).getByRole("link", { name: "Numbers" }).click();
  await page.getByRole("link", { name: "Get a number" }).first().click();
  await expect(pickField(page, "Organization")).toContainText(practice);
  await expect(switcher(page)).toContainText(practice);
});

test("a form asks the server for the organization, whatever is on the first page", async ({ page }) => {
  await signIn(page, "support");
  await openWhole(page, `/bots/new?orgId=${group.accountId}`);
  await expect(pickField(page, "Organization")).toContainText("Choose an organization");
  await pick(page, page, "Organization", `59 Downtown of ${group.name}`);
  await expect(page.getByLabel("Phone greeting")).toHaveValue(new RegExp(`59 Downtown of ${group.name}`));
  await pickField(page, "Organization").click();
  await searchOf(page).fill("Bright Smile");
  await expect(page.getByText("No organization matches “Bright Smile”.")).toBeVisible();
  await expectNoFlaws(page, "a picker without a hit");
});

test("a search in a picker that fails says so, and asks again on request", async ({ page }) => {
  await signIn(page, "support");
  await openWhole(page, "/bots/new");
  await page.route("**/v1/organizations?*q=Miami*", (route) => route.fulfill({ status: 500, body: "{}" }));
  await pickField(page, "Organization").click();
  await searchOf(page).fill("Miami");
  await expect(page.getByText("The search didn’t work.")).toBeVisible();
  await expectNoFlaws(page, "a picker that failed");
  await page.unroute("**/v1/organizations?*q=Miami*");
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByRole("option", { name: "Bright Smile Miami" }).first().click();
  await expect(pickField(page, "Organization")).toContainText("Bright Smile Miami");
});

test("Enter pressed before anything has been found waits, and chooses what was typed", async ({ page }) => {
  await signIn(page, "support");
  await openWhole(page, "/activity");
  const release = await holdRequests(page, "**/v1/phone-numbers?*");
  await page.getByRole("button", { name: /^Line: / }).click();
  const search = page.getByRole("combobox", { name: "Search lines" });
  const asked = page.waitForRequest(/\/v1\/phone-numbers\?.*q=02/);
  await search.fill(`02 Downtown of ${group.name}`);
  await search.press("Enter");
  await asked;
  release();
  await page.waitForURL(/subjectId=/);
  await expect(search).toHaveCount(0);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 375, height: 812 }, hasTouch: true });

  test("the chosen account is named at the top left, and is chosen in the drawer", async ({ page }) => {
    await signIn(page, "support");
    await openWhole(page, "/numbers");
    await page.getByRole("button", { name: "Open navigation" }).tap();
    await page
      .getByRole("dialog", { name: "Navigation" })
      .getByRole("button", { name: /^Showing: / })
      .tap();
    await searchOf(page).fill(group.name);
    await page.getByRole("option", { name: group.name }).filter({ hasText: "60 locations" }).tap();
    await expect(page.getByRole("button", { name: "Open navigation" })).toContainText(group.name.slice(0, 8));
    await expect(page.getByText("Downtown of Zz").first()).toBeVisible();
    await expectAccessible(page, "the numbers of an account");
    expect(idInAddress(page)).toBe("numbers");
  });
});

import { expect, type Page, test } from "@playwright/test";
import { paths } from "../../lib/paths";
import { expectAccessible, expectNoFlaws } from "../fixtures/accessible";
import { first, openWhole } from "../fixtures/console-pages";
import { insertFailures } from "../fixtures/failed-purchases";
import { idInAddress, pickNone } from "../fixtures/pick";
import { inChicago, ownNumber, unique } from "../fixtures/places";
import { type UserName, userNamed } from "../fixtures/users";
import { BotsPage } from "../pages/bots";
import { LinePage } from "../pages/line";
import { OrganizationsPage } from "../pages/organizations";
import { SignInPage } from "../pages/sign-in";

const signIn = (page: Page, user: UserName) => new SignInPage(page).signIn(userNamed(user));
const needs = (page: Page) => page.getByRole("list", { name: "Needs you" }).getByRole("listitem");

/** A location with a bot and a line that nobody answers. */
async function silentLine(page: Page): Promise<{ orgId: string; lineId: string; botId: string }> {
  const orgId = await new OrganizationsPage(page).add(inChicago(unique("Quiet Dental")));
  const botId = await new BotsPage(page).add(orgId, { name: "Front Desk" });
  await bringSilent(page, orgId);
  return { orgId, botId, lineId: idInAddress(page) };
}

async function bringSilent(page: Page, orgId: string): Promise<void> {
  await page.goto(paths.bringNumber(orgId));
  await page.getByLabel("Phone number").fill(ownNumber());
  await pickNone(page, "Bot");
  await page.getByRole("button", { name: "Bring it without a bot" }).click();
  await expect(page.getByRole("heading", { name: "At your phone provider" })).toBeVisible();
}

for (const [where, viewport] of [
  ["a computer", { width: 1280, height: 800 }],
  ["a phone", { width: 375, height: 812 }],
] as const)
  test(`on ${where} the overview lists what needs somebody, and the act in the row opens its dialog`, async ({
    page,
  }) => {
    await page.setViewportSize(viewport);
    await signIn(page, "admin");
    const { orgId } = await silentLine(page);
    await openWhole(page, `${paths.overview()}?orgId=${orgId}`);
    await expect(page.getByRole("heading", { name: "Needs you 1" })).toBeVisible();
    await expect(needs(page)).toHaveCount(1);
    await expectAccessible(page, "what needs somebody");
    await needs(page)
      .getByRole("link", { name: /^Attach a bot/ })
      .click();
    const line = new LinePage(page);
    await expect(line.dialog).toBeVisible();
    await expectNoFlaws(page, "attaching, from the overview");
    await line.dialog.getByRole("radio", { name: "Front Desk" }).check();
    await line.dialog.getByRole("button", { name: "Attach Front Desk" }).click();
    await expect(line.dialog).toHaveCount(0);
    await expect(page).toHaveURL(new RegExp(`${paths.overview()}\\?orgId=${orgId}$`));
    await expect(page.getByText("Nothing right now.")).toBeVisible();
  });

test("the count is the length of the list behind it", async ({ page }) => {
  await signIn(page, "admin");
  await openWhole(page, paths.overview());
  const heading = await page.getByRole("heading", { name: /^Needs you \d+/ }).textContent();
  const count = Number.parseInt(heading?.replace("Needs you", "") ?? "", 10);
  await openWhole(page, paths.needsYou());
  await expect(needs(page)).toHaveCount(count);
  await expectAccessible(page, "everything that needs somebody");
});

test("more than fifty are counted truly and reached page by page, and failed purchases go together, by keyboard", async ({
  page,
  browser,
}) => {
  test.slow();
  await signIn(page, "admin");
  const orgId = await new OrganizationsPage(page).add(inChicago(unique("Outage Dental")));
  await insertFailures(orgId, 61);
  await openWhole(page, `${paths.overview()}?orgId=${orgId}`);
  await expect(page.getByRole("heading", { name: "Needs you 61" })).toBeVisible();
  await page.getByRole("link", { name: "Show all 61" }).click();
  await expect(page.getByText("61 in all, the worst first.")).toBeVisible();
  await expect(needs(page)).toHaveCount(50);
  await expectAccessible(page, "more than fifty that need somebody");
  await page.getByRole("link", { name: "Next page" }).click();
  await expect(needs(page)).toHaveCount(11);
  await expect(page.getByText("61 in all, the worst first.")).toBeVisible();
  await openWhole(page, paths.needsYou(orgId));

  const theirs = await (await browser.newContext()).newPage();
  await signIn(theirs, "viewer");
  await openWhole(theirs, paths.needsYou(orgId));
  await expect(needs(theirs)).toHaveCount(50);
  await expect(theirs.getByRole("button", { name: /^Dismiss/ })).toHaveCount(0);

  await page.getByRole("button", { name: "Dismiss all 61 failed purchases…" }).press("Enter");
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("They leave everybody’s lists, for this organization");
  const confirm = dialog.getByRole("button", { name: "Dismiss all 61 failed purchases" });
  await expect(confirm).toBeEnabled();
  await expectNoFlaws(page, "dismissing all failed purchases");
  await confirm.press("Enter");
  await expect(page.getByText("61 dismissed for everybody").last()).toBeVisible();
  await expect(page.getByRole("heading", { name: "Nothing needs you right now" })).toBeVisible();
  await openWhole(theirs, paths.needsYou(orgId));
  await expect(theirs.getByRole("heading", { name: "Nothing needs you right now" })).toBeVisible();
  await theirs.context().close();
});

test("acts that a role cannot take are not offered, and a refusal names who can", async ({
  page,
  browser,
}) => {
  await signIn(page, "admin");
  const { orgId, lineId } = await silentLine(page);
  const theirs = await (await browser.newContext()).newPage();
  await signIn(theirs, "viewer");
  await openWhole(theirs, `${paths.overview()}?orgId=${orgId}`);
  await expect(needs(theirs)).toHaveCount(1);
  await expect(theirs.getByRole("link", { name: /Attach a bot/ })).toHaveCount(0);
  await openWhole(theirs, paths.numbers({ orgId }));
  await expect(theirs.getByRole("row").filter({ hasText: "Not answering" })).toHaveCount(1);
  await expect(theirs.getByRole("link", { name: /Attach a bot/ })).toHaveCount(0);
  await openWhole(theirs, `${paths.number(lineId, "attach")}&orgId=${orgId}`);
  await expect(theirs.getByRole("dialog")).toHaveCount(0);
  await openWhole(theirs, paths.getNumber());
  await expect(theirs.getByRole("heading", { level: 1 })).toHaveText("Your role can’t get numbers");
  await expect(theirs.getByText(/^Ask an admin of Bright Smile Group: Alma Admin/)).toBeVisible();
  await expectAccessible(theirs, "a page that the role does not allow");
  await theirs.context().close();
});

test("what stands in the way of deleting a bot is named before the red button is offered", async ({
  page,
}) => {
  await signIn(page, "admin");
  const line = await first(page, "/v1/phone-numbers?state=answering");
  const dialog = page.getByRole("dialog");
  await openWhole(page, paths.bot(String(line.botId)));
  await page.getByRole("button", { name: "Delete bot…" }).click();
  await expect(dialog.getByText("The bot still answers lines")).toBeVisible();
  await expect(dialog.getByRole("button", { name: /^Delete / })).toHaveCount(0);
  await expectNoFlaws(page, "a bot that cannot be deleted");
  await dialog.getByRole("listitem").getByRole("link").first().click();
  await expect(page).toHaveURL(/\/numbers\//);
});

test("by keyboard, a bot is attached from the list, which goes on with its next row", async ({ page }) => {
  test.slow();
  await signIn(page, "admin");
  const { orgId } = await silentLine(page);
  await bringSilent(page, orgId);
  await openWhole(page, paths.needsYou(orgId));
  await expect(needs(page)).toHaveCount(2);
  const acts = page.getByRole("link", { name: /^Attach a bot/ });
  const other = (await acts.nth(1).textContent()) ?? "";
  await acts.first().focus();
  await page.keyboard.press("Enter");
  const line = new LinePage(page);
  await expect(line.dialog.getByRole("radio").first()).toBeFocused();
  if (!(await line.dialog.getByRole("radio").first().isChecked())) await page.keyboard.press("Enter");
  await expect(line.dialog.getByRole("radio").first()).toBeChecked();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL((url) => url.pathname === paths.needsYou());
  await expect(needs(page)).toHaveCount(1);
  await expect(acts).toHaveText(other);
  await expect(acts).toBeFocused();
});

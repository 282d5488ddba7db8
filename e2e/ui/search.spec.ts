import { expect, type Page, test } from "@playwright/test";
import { paths } from "../../lib/paths";
import { formatPhone } from "../../lib/phone";
import { expectAccessible } from "../fixtures/accessible";
import { accountKey } from "../fixtures/api-key";
import { openWhole } from "../fixtures/console-pages";
import { holdRequests } from "../fixtures/held-requests";
import { Keyboard, pressToOpen } from "../fixtures/keyboard";
import { pick } from "../fixtures/pick";
import { inChicago, ownNumber, unique } from "../fixtures/places";
import { userNamed } from "../fixtures/users";
import { BotsPage } from "../pages/bots";
import { Filters } from "../pages/filters";
import { OrganizationsPage } from "../pages/organizations";
import { SignInPage } from "../pages/sign-in";

const palette = (page: Page) => page.getByRole("dialog", { name: "Search or go to" });
const group = (page: Page, name: string) => palette(page).getByRole("group", { name, exact: true });

/** Opens the search with its key and types into it. */
async function searchFor(page: Page, q: string): Promise<void> {
  await pressToOpen(page, "/", palette(page));
  await palette(page).getByRole("combobox").fill(q);
}

test("two bots of one name say where each is, in the search, in the filter and in their list", async ({
  page,
}) => {
  test.slow();
  await new SignInPage(page).signIn(userNamed("admin"));
  const [name, bot] = [unique("Twin Dental"), unique("Front Desk")];
  for (const place of [{}, { city: "Joliet", zip: "60432" }]) {
    const orgId = await new OrganizationsPage(page).add({ ...inChicago(name), ...place });
    await new BotsPage(page).add(orgId, { name: bot });
  }
  await openWhole(page, paths.bots({ q: bot }));
  await expect(page.getByRole("row").filter({ hasText: bot })).toHaveCount(2);
  for (const city of ["Chicago, Illinois", "Joliet, Illinois"])
    await expect(page.getByRole("row").filter({ hasText: bot }).filter({ hasText: city })).toHaveCount(1);
  await searchFor(page, bot);
  await expect(group(page, "Bots").getByRole("option")).toHaveCount(2);
  for (const city of ["Chicago, IL", "Joliet, IL"])
    await expect(group(page, "Bots").getByRole("option").filter({ hasText: city })).toBeVisible();
  await openWhole(page, paths.numbers());
  await new Filters(page).open();
  await page.getByRole("button", { name: /^Bot: / }).click();
  const picker = page.getByRole("dialog", { name: "Filter by bot" });
  await picker.getByRole("combobox", { name: "Search bots" }).fill(bot);
  await expect(picker.getByRole("option")).toHaveCount(2);
  for (const city of ["Chicago, Illinois", "Joliet, Illinois"])
    await expect(picker.getByRole("option").filter({ hasText: city })).toBeVisible();
});

test("the search opens by / on every page, and finds lines whatever the accents", async ({ page }) => {
  test.slow();
  await new SignInPage(page).signIn(userNamed("admin"));
  for (const path of [
    paths.overview(),
    paths.organizations(),
    paths.newOrganization(),
    paths.numbers(),
    paths.getNumber(),
    paths.bots(),
    paths.activity(),
    paths.settingsMembers(),
    paths.settingsCarrier(),
    paths.number("01980000-0000-7000-8000-000000000000"),
  ]) {
    await openWhole(page, path);
    await page.locator("body").click({ position: { x: 1, y: 1 } });
    await pressToOpen(page, "/", palette(page));
    await expect(palette(page).getByRole("combobox"), path).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(palette(page)).toHaveCount(0);
  }
  await searchFor(page, "LINEA");
  await expect(group(page, "Numbers").getByRole("option")).toContainText([/Línea/, /Línea/]);
  await searchFor(page, "miami");
  await expect(group(page, "Organizations").getByRole("option")).toContainText([
    /Bright Smile Miami.*Miami, FL/,
  ]);
  await expect(group(page, "Numbers").getByRole("option").first()).toContainText("Bright Smile Miami");
});

test("support finds released lines, people, bots of one name and changes, each with what and where it is", async ({
  page,
}) => {
  const keys = new Keyboard(page);
  const { key, accountId } = await accountKey("Bright Smile Group");
  const headers = { authorization: `Bearer ${key}` };
  const number = ownNumber();
  const brought = await page.request.post("/v1/phone-numbers/byo", {
    headers,
    data: { orgId: accountId, phoneNumber: number, name: unique("Olga’s line") },
  });
  const { id } = (await brought.json()).data;
  const released = await page.request.delete(`/v1/phone-numbers/${id}`, { headers });
  expect(released.status()).toBe(200);

  await new SignInPage(page).signIn(userNamed("support"));
  await page.goto(paths.accounts());
  await searchFor(page, formatPhone(number));
  const gone = group(page, "Released numbers").getByRole("option");
  await expect(gone).toContainText([/Released on \w{3} \d{1,2}, \d{4}/]);
  await expect(gone).toContainText([/Bright Smile Group/]);
  await expectAccessible(page, "the search with hits");

  await searchFor(page, String(released.headers()["x-request-id"]));
  await expect(group(page, "Changes").getByRole("option").first()).toContainText("Bright Smile Group");

  await group(page, "Changes").getByRole("option", { name: "All changes of this request" }).click();
  await expect(page).toHaveURL(new RegExp(`/activity\\?requestId=${released.headers()["x-request-id"]}`));
  await expect(page.getByRole("main").getByRole("listitem").filter({ hasText: "Released" })).toHaveCount(1);

  await searchFor(page, "front desk");
  const bots = group(page, "Bots").getByRole("option");
  await expect(bots.filter({ hasText: "Bright Smile Chicago · Bright Smile Group" })).toHaveCount(1);

  await searchFor(page, "alma admin");
  await expect(group(page, "People").getByRole("option")).toContainText([/admin@brightsmile\.example/]);
  await keys.press("Enter");
  await expect(page).toHaveURL(/\/settings\/members\?orgId=/);
});

test("a manager’s search finds no people, and a foreign number finds nothing", async ({ page }) => {
  await new SignInPage(page).signIn(userNamed("manager"));
  await searchFor(page, "alma admin");
  await expect(palette(page).getByRole("status")).toHaveText("Nothing matches “alma admin”.");
  await searchFor(page, "lakeside");
  await expect(palette(page).getByRole("status")).toHaveText("Nothing matches “lakeside”.");
});

test("a practice’s name finds its lines in the list of numbers", async ({ page }) => {
  await new SignInPage(page).signIn(userNamed("admin"));
  await page.goto(paths.numbers());
  await page.getByRole("searchbox").fill("bright smile phoenix");
  await expect(page).toHaveURL(/q=bright/);
  const rows = page.getByRole("table", { name: "Numbers" }).getByRole("row");
  await expect(rows.filter({ hasText: "Bright Smile Miami" })).toHaveCount(0);
  await expect(rows.filter({ hasText: "Bright Smile Phoenix" }).first()).toBeVisible();
});

test("hits of an earlier text cannot be chosen, and Enter waits for those of the present one", async ({
  page,
}) => {
  await new SignInPage(page).signIn(userNamed("admin"));
  await openWhole(page, paths.overview());
  await searchFor(page, "bright smile chicago");
  const old = group(page, "Organizations").getByRole("option").first();
  await expect(old).toContainText("Bright Smile Chicago");
  const release = await holdRequests(page, "**/v1/search?*miami*");
  await searchFor(page, "bright smile miami");
  await expect(palette(page).getByRole("listbox")).toHaveAttribute("aria-busy", "true");
  await expect(old).toHaveAttribute("aria-disabled", "true");
  await old.click({ force: true });
  await page.keyboard.press("Enter");
  await expect(palette(page)).toBeVisible();
  release();
  await expect(palette(page)).toHaveCount(0);
  await expect(page.getByRole("main")).toContainText("Bright Smile Miami");
  await expect(page).not.toHaveURL(/overview/);
});

test("a bot beyond the first ones of its organization is found for a new line by its name", async ({
  page,
}) => {
  const { key } = await accountKey("Bright Smile Group");
  const headers = { authorization: `Bearer ${key}` };
  const made = await page.request.post("/v1/organizations", {
    headers,
    data: { name: unique("Zz Many Bots"), phone: "+13125550142", timezone: "America/Chicago" },
  });
  const { id: orgId } = (await made.json()).data;
  for (let index = 10; index < 35; index++)
    await page.request.post("/v1/bots", {
      headers,
      data: { orgId, name: `Desk ${index}`, greeting: "Hello." },
    });
  await new SignInPage(page).signIn(userNamed("admin"));
  await openWhole(page, paths.bringNumber(orgId));
  await pick(page, page, "Bot", "Desk 10");
  await expect(page.getByRole("button", { name: "Bot: Desk 10" })).toBeVisible();
  await page.getByRole("button", { name: /^Bot: / }).click();
  await page.getByRole("option", { name: /^No bot yet/ }).click();
  await expect(page.getByRole("button", { name: /^Bot: No bot yet/ })).toBeVisible();
  await pick(page, page, "Bot", "Desk 34");
  await expect(page.getByRole("button", { name: "Bot: Desk 34" })).toBeVisible();
});

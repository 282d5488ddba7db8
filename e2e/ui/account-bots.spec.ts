import { expect, test } from "@playwright/test";
import { paths } from "../../lib/paths";
import { expectAccessible } from "../fixtures/accessible";
import { openWhole } from "../fixtures/console-pages";
import { joinNewAccount } from "../fixtures/new-account";
import { idInAddress } from "../fixtures/pick";
import { inChicago, unique } from "../fixtures/places";
import { BotsPage } from "../pages/bots";
import { OrganizationsPage } from "../pages/organizations";

test("a bot that was added before the first location leads to the location, which gets a copy of it", async ({
  page,
  browser,
}) => {
  const account = await joinNewAccount(page, browser);
  await openWhole(page, paths.newBot());
  await expect(page.getByText(`This bot will answer only lines of ${account} itself`)).toBeVisible();
  await expect(page.getByRole("link", { name: "Add the location first" })).toBeVisible();
  await expectAccessible(page, "adding a bot to an account");
  await page.getByLabel("Name", { exact: true }).fill("Front Desk");
  await page.getByRole("button", { name: "Add a question" }).click();
  await page.getByLabel("When a caller asks").fill("Where do I park?");
  await page.getByLabel("The bot answers").fill("Behind the building.");
  await page.getByRole("button", { name: "Add bot" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Front Desk" })).toBeVisible();
  await expect(page.locator("#lines")).toContainText(`${account} has no locations yet`);
  await expectAccessible(page, "the bot of an account");

  await page.getByRole("link", { name: "Add a location" }).click();
  const organizations = new OrganizationsPage(page);
  const location = inChicago(unique("First Harbor"));
  await organizations.fill(location);
  await expect(organizations.timezone).not.toHaveValue("");
  await page.getByRole("button", { name: "Add organization" }).click();
  await expect(page.getByRole("heading", { level: 1, name: location.name })).toBeVisible();
  const orgId = idInAddress(page);

  await page.getByRole("link", { name: "Add a bot", exact: true }).click();
  await page.getByRole("link", { name: "Copy Front Desk" }).click();
  await expect(page.getByText(`A copy of Front Desk of ${account}`)).toBeVisible();
  await expect(page.getByLabel("Phone greeting", { exact: true })).toHaveValue(new RegExp(location.name));
  await page.getByRole("button", { name: "Add bot" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Front Desk" })).toBeVisible();
  await expect(new BotsPage(page).section("Knows")).toContainText("Behind the building.");
  await expect(page.locator("main")).toContainText(location.name);
  await expect(page.getByRole("link", { name: "Copy it for a location" })).toHaveCount(0);

  await openWhole(page, paths.overview());
  const next = page.locator("main").getByRole("link", { name: "Get a number" });
  await expect(next).toHaveAttribute("href", new RegExp(orgId));
});

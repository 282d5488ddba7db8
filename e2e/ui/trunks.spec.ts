import { expect, test } from "@playwright/test";
import { paths } from "../../lib/paths";
import { flaws } from "../fixtures/axe";
import { openWhole } from "../fixtures/console-pages";
import { pick } from "../fixtures/pick";
import { ownNumber, unique } from "../fixtures/places";
import { userNamed } from "../fixtures/users";
import { GetNumberPage } from "../pages/get-number";
import { SignInPage } from "../pages/sign-in";

test("a trunk is added, keeps its password when edited, and is deleted", async ({ page }) => {
  const [name, renamed] = [unique("Front desk phones"), unique("Office phones")];
  await new SignInPage(page).signIn(userNamed("admin"));
  await openWhole(page, paths.settingsTrunks());
  await page.getByRole("button", { name: "Add a trunk" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name", { exact: true }).fill(name);
  await dialog.getByLabel("Host").fill("https://pbx.example");
  await dialog.getByRole("button", { name: "Add trunk" }).click();
  await expect(dialog.getByText("Choose an organization.")).toBeVisible();
  await expect(dialog.getByText("Enter a host name or IP address, like sip.example.com.")).toBeVisible();
  await pick(page, dialog, "Organization", "Bright Smile Miami");
  await dialog.getByLabel("Host").fill("pbx.example");
  await dialog.getByLabel("Password").fill("correct horse");
  expect.soft(await flaws(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Add trunk" }).click();

  const row = page.getByRole("row", { name });
  await expect(row).toContainText("pbx.example:5060");
  await expect(row).toContainText("Bright Smile Miami");
  expect(await page.content()).not.toContain("correct horse");

  await row.getByRole("button", { name: `Actions for ${name}` }).click();
  await page.getByRole("menuitem", { name: "Edit…" }).click();
  await dialog.getByLabel("Name", { exact: true }).fill(renamed);
  await dialog.getByRole("button", { name: /Save/ }).click();
  const after = page.getByRole("row", { name: renamed });
  await expect(after).toContainText("Password set");

  await after.getByRole("button", { name: `Actions for ${renamed}` }).click();
  await page.getByRole("menuitem", { name: "Delete…" }).click();
  await expect(dialog).toContainText(renamed);
  await dialog.getByRole("button", { name: /Delete/ }).click();
  await expect(after).toHaveCount(0);
});

test("a practice brings its own number, and the line says what to set at the provider", async ({ page }) => {
  const number = ownNumber();
  await new SignInPage(page).signIn(userNamed("admin"));
  await openWhole(page, paths.bringNumber());
  await page.getByLabel("Phone number").fill("0850835037");
  await new GetNumberPage(page).bring.click();
  await expect(page.getByText("Choose an organization.")).toBeVisible();
  await page.getByLabel("Phone number").fill(number);
  await pick(page, page, "Organization", "Bright Smile Miami");
  await new GetNumberPage(page).bring.click();
  await expect(page.getByRole("heading", { name: "At your phone provider" })).toBeVisible();
  await expect(page.getByText("Calls to this number are not answered yet", { exact: true })).toBeVisible();
  await expect(page.getByText("Billed by your provider")).toBeVisible();
  expect.soft(await flaws(page)).toEqual([]);
});

test("a trunk is chosen on the line's page, which then says what the provider must accept", async ({
  page,
}) => {
  const name = unique("Handover");
  await new SignInPage(page).signIn(userNamed("admin"));
  await openWhole(page, paths.settingsTrunks());
  await page.getByRole("button", { name: "Add a trunk" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name", { exact: true }).fill(name);
  await pick(page, dialog, "Organization", "Bright Smile Miami");
  await dialog.getByLabel("Host").fill("handover.example");
  await dialog.getByLabel("Username").fill("linekeeper");
  await dialog.getByRole("button", { name: "Add trunk" }).click();
  await expect(page.getByRole("row", { name })).toBeVisible();

  await openWhole(page, paths.bringNumber());
  await pick(page, page, "Organization", "Bright Smile Miami");
  await page.getByLabel("Phone number").fill(ownNumber());
  await new GetNumberPage(page).bring.click();
  await page.getByText("Details for whoever sets up your phones").click();
  const steps = page.getByRole("list").filter({ hasText: "Allow the usual codecs" });
  await expect(steps).not.toContainText("transferred");
  const choose = async (trunk: string) => {
    await page.getByRole("button", { name: "Edit line" }).click();
    await page.getByLabel("Transfers go over").selectOption({ label: trunk });
    await page.getByRole("button", { name: "Save changes" }).click();
  };
  await choose(`${name}, handover.example`);
  await expect(steps).toContainText(
    `accept those over ${name}. They arrive at handover.example:5060 over UDP, signed in as linekeeper.`,
  );
  // The page has no title for a moment while it is refreshed.
  await expect(page).toHaveTitle(/./);
  expect.soft(await flaws(page)).toEqual([]);
  await choose("None");
  await expect(steps).not.toContainText("transferred");
});

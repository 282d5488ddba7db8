import { expect, test } from "@playwright/test";
import { flaws } from "../fixtures/axe";
import { inChicago, unique } from "../fixtures/places";
import { userNamed } from "../fixtures/users";
import { BotsPage } from "../pages/bots";
import { OrganizationsPage } from "../pages/organizations";
import { SignInPage } from "../pages/sign-in";

test("a workflow with nested steps is added by keyboard, taken out of use, edited and deleted", async ({
  page,
}) => {
  await new SignInPage(page).signIn(userNamed("admin"));
  const orgId = await new OrganizationsPage(page).add(inChicago(unique("Workflows")));
  await new BotsPage(page).add(orgId, { name: unique("Front Desk") });
  const card = page.locator("#workflows");
  const dialog = page.getByRole("dialog");
  const step = (name: string) => dialog.getByRole("group", { name: `Step ${name}`, exact: true });
  const menu = async (title: string, item: string) => {
    await card.getByRole("button", { name: `Actions for ${title}` }).click();
    await page.getByRole("menuitem", { name: item }).click();
  };
  await expect(card).toContainText("No workflows yet.");

  await card.getByRole("button", { name: "Add a workflow" }).press("Enter");
  await dialog.getByRole("button", { name: "Add workflow" }).press("Enter");
  await expect(dialog.getByText("The title is required.")).toHaveCount(2);
  const title = dialog.getByLabel("Title", { exact: true }).first();
  await expect(title).toBeFocused();
  await title.fill("Book a visit");
  await step("1").getByLabel("Title", { exact: true }).fill("Ask for the name");
  await step("1").getByRole("button", { name: "Add a child step to step 1" }).press("Enter");
  await page.keyboard.type("New here: ask for the insurance");
  await dialog.getByRole("button", { name: "Add a step", exact: true }).press("Enter");
  await page.keyboard.type("Offer two times");
  await page.keyboard.press("Alt+ArrowUp");
  await expect(step("2.1").getByLabel("Title")).toHaveValue("New here: ask for the insurance");
  expect.soft(await flaws(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Add workflow" }).press("Enter");
  await expect(dialog).toHaveCount(0);
  await card.getByText("2 steps and 1 child step").click();
  await expect(card.getByRole("listitem").filter({ hasText: /^Offer two times$/ })).toBeVisible();

  await menu("Book a visit", "Disable");
  await expect(card.getByText("Disabled")).toBeVisible();
  await menu("Book a visit", "Edit…");
  await expect(dialog.getByRole("checkbox", { name: "Enabled" })).not.toBeChecked();
  await dialog.getByLabel("Title", { exact: true }).first().fill("Book or move a visit");
  await dialog.getByRole("button", { name: "Save changes" }).click();
  await expect(card.getByText("Book or move a visit")).toBeVisible();

  await menu("Book or move a visit", "Delete…");
  await dialog.getByRole("button", { name: "Delete Book or move a visit" }).click();
  await expect(card).toContainText("No workflows yet.");
});

import { expect, test } from "@playwright/test";
import { userNamed } from "../fixtures/users";
import { SignInPage } from "../pages/sign-in";

const PASSWORD = "staple of the winter sun";

test("a member is invited by a link, given another role, disabled and removed", async ({ page, browser }) => {
  const mark = Math.random().toString(36).slice(2, 8);
  const name = `Nora ${mark}`;
  const email = `nora.${mark}@brightsmile.example`;
  await new SignInPage(page).signIn(userNamed("admin"));
  await page.goto("/settings/members");
  await page.getByRole("button", { name: "Invite a member" }).click();
  const invite = page.getByRole("dialog");
  await invite.getByLabel("Name").fill(name);
  await invite.getByLabel("E-mail").fill(email);
  await invite.getByLabel("Works for").selectOption({ label: "Bright Smile Miami" });
  await invite.getByRole("button", { name: "Invite", exact: true }).click();
  await expect(invite.getByText("This link is shown only now")).toBeVisible();
  const link = await invite.getByLabel(`Link for ${name}`).inputValue();
  await invite.getByRole("button", { name: "Done" }).click();
  const row = page.getByRole("row", { name: new RegExp(name) });
  await expect(row).toContainText("Invited");

  const theirs = await (await browser.newContext()).newPage();
  await theirs.goto(link);
  await theirs.getByLabel("New password").fill("password123");
  await theirs.getByRole("button", { name: "Set the password and sign in" }).click();
  await expect(theirs.getByText("This password is guessed too easily. Choose another.")).toBeVisible();
  await theirs.getByLabel("New password").fill(PASSWORD);
  await theirs.getByRole("button", { name: "Set the password and sign in" }).click();
  await theirs.waitForURL((url) => url.pathname === "/overview");
  await theirs.goto("/organizations");
  await expect(theirs.getByRole("link", { name: /Bright Smile Miami/ })).toBeVisible();
  await expect(theirs.getByText("Bright Smile Phoenix")).toHaveCount(0);
  await theirs.goto(link);
  await expect(theirs.getByRole("heading", { level: 1 })).toHaveText(
    "This invitation does not work any more",
  );

  await page.reload();
  await row.getByRole("button", { name: `Actions for ${name}` }).click();
  await page.getByRole("menuitem", { name: "Change the role…" }).click();
  await page.getByRole("dialog").getByLabel("Role").selectOption("viewer");
  await page.getByRole("dialog").getByRole("button", { name: "Change the role" }).click();
  await expect(row).toContainText("Viewer");

  await row.getByRole("button", { name: `Actions for ${name}` }).click();
  await page.getByRole("menuitem", { name: "Disable…" }).click();
  await page.getByRole("button", { name: `Disable ${name}` }).click();
  await expect(row).toContainText("Disabled");
  await theirs.goto("/organizations");
  await theirs.waitForURL((url) => url.pathname === "/sign-in");

  await row.getByRole("button", { name: `Actions for ${name}` }).click();
  await page.getByRole("menuitem", { name: "Remove…" }).click();
  await page.getByRole("button", { name: `Remove ${name}` }).click();
  await expect(row).toHaveCount(0);
  await theirs.context().close();
});

test("members are managed by admins only, accounts by support only", async ({ page }) => {
  await new SignInPage(page).signIn(userNamed("manager"));
  await page.goto("/settings/members");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your role cannot manage members");
  await page.goto("/accounts");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This page is not here");
});

test("support opens an account with its first admin, and finds it again", async ({ page }) => {
  const mark = Math.random().toString(36).slice(2, 8);
  await new SignInPage(page).signIn(userNamed("support"));
  await page.goto("/accounts");
  await page.getByRole("link", { name: "Open an account" }).click();
  await page.getByLabel("Name", { exact: true }).fill(`Harbor Dental ${mark}`);
  await page.getByLabel("Name of the admin").fill("Hal Harbor");
  await page.getByLabel("E-mail of the admin").fill(`hal.${mark}@harbor.example`);
  await page.getByRole("button", { name: "Open the account" }).click();
  await expect(page.getByLabel("Link for Hal Harbor")).toHaveValue(/\/invitation\/[\w-]{43}$/);
  await page.getByRole("link", { name: `Go to Harbor Dental ${mark}` }).click();
  await expect(page.getByText("Admin, invited")).toBeVisible();
  await page.goto("/accounts");
  await page.getByRole("searchbox").fill(mark);
  await expect(page.getByRole("row")).toHaveCount(2);
  await page.getByRole("link", { name: `Harbor Dental ${mark}` }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Harbor Dental ${mark}`);
});

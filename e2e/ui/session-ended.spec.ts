import { expect, type Page, test } from "@playwright/test";
import { paths } from "../../lib/paths";
import { expectAccessible } from "../fixtures/accessible";
import { first } from "../fixtures/console-pages";
import { inChicago, unique } from "../fixtures/places";
import { userNamed } from "../fixtures/users";
import { GetNumberPage } from "../pages/get-number";
import { OrganizationsPage } from "../pages/organizations";
import { SignInPage } from "../pages/sign-in";

const asked = (page: Page) => page.getByRole("dialog", { name: "Your session ended" });

async function signInAgain(page: Page, { email, password }: { email: string; password: string }) {
  await asked(page).getByLabel("E-mail").fill(email);
  await asked(page).getByLabel("Password").fill(password);
  await asked(page).getByRole("button", { name: "Sign in" }).click();
}

test("a session that ended in the middle of a form is opened again in place, and the form is sent", async ({
  page,
}) => {
  await new SignInPage(page).signIn(userNamed("admin"));
  const organizations = new OrganizationsPage(page);
  const draft = inChicago(unique("Patient Dental"));
  await organizations.openNew();
  await organizations.fill(draft);
  await expect(organizations.timezone).toHaveValue("America/Chicago");
  await page.context().clearCookies();
  await page.getByRole("button", { name: "Add organization" }).click();
  await expect(asked(page)).toBeVisible();
  await expect(asked(page).getByLabel("Password")).toBeFocused();
  // The form behind the dialog is still being sent, and its spinner turns for as long.
  await page.emulateMedia({ reducedMotion: "reduce" });
  await expectAccessible(page, "signing in again");

  await signInAgain(page, { ...userNamed("admin"), password: "not the password" });
  await expect(asked(page).getByText("Wrong e-mail or password.")).toBeVisible();
  await signInAgain(page, userNamed("otherAdmin"));
  await expect(asked(page).getByText("another person’s e-mail")).toBeVisible();
  await signInAgain(page, userNamed("admin"));
  await expect(page.getByRole("heading", { level: 1, name: draft.name })).toBeVisible();
});

test("a reader who does not sign in again keeps the page and what was typed", async ({ page }) => {
  await new SignInPage(page).signIn(userNamed("admin"));
  const organizations = new OrganizationsPage(page);
  const draft = inChicago(unique("Unhurried Dental"));
  await organizations.openNew();
  await organizations.fill(draft);
  await expect(organizations.timezone).toHaveValue("America/Chicago");
  await page.context().clearCookies();
  await page.getByRole("button", { name: "Add organization" }).click();
  await asked(page).getByRole("button", { name: "Not now" }).click();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue(draft.name);
  await page.getByRole("button", { name: "Add organization" }).click();
  await signInAgain(page, userNamed("admin"));
  await expect(page.getByRole("heading", { level: 1, name: draft.name })).toBeVisible();
});

test("a number being chosen is in the address, and leaving asks first", async ({ page }) => {
  await new SignInPage(page).signIn(userNamed("admin"));
  const { id } = await first(page, "/v1/organizations?q=Miami");
  const form = new GetNumberPage(page);
  await form.open({ orgId: id });
  await form.codes.first().click();
  await page.getByLabel("Name of the line").fill("Night line");
  await expect(page).toHaveURL(/name=Night\+line/);
  await expect(page).toHaveURL(/areaCode=\d{3}/);
  await page.getByRole("link", { name: "Numbers" }).first().click();
  const question = page.getByRole("dialog", { name: "Leave without saving?" });
  await expect(question).toBeVisible();
  await question.getByRole("button", { name: "Stay here" }).click();

  page.once("dialog", (dialog) => void dialog.accept());
  await page.reload();
  await expect(page.getByLabel("Name of the line")).toHaveValue("Night line");
  expect(new URL(page.url()).pathname).toBe(paths.getNumber());
});

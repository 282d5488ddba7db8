import { expect, type Page, test } from "@playwright/test";
import { paths } from "../../lib/paths";
import { expectNoFlaws } from "../fixtures/accessible";
import { openWhole } from "../fixtures/console-pages";
import { ledgerOf } from "../fixtures/local-carrier";
import { cutLooks, loseNextAnswer } from "../fixtures/lost-answers";
import { pick } from "../fixtures/pick";
import { inChicago, ownNumber, unique } from "../fixtures/places";
import { userNamed } from "../fixtures/users";
import { GetNumberPage } from "../pages/get-number";
import { LinePage } from "../pages/line";
import { MembersPage } from "../pages/members";
import { OrganizationsPage } from "../pages/organizations";
import { SignInPage } from "../pages/sign-in";

const UNKNOWN = "We don’t know whether this was saved, because Linekeeper doesn’t answer.";

/** What is said while the outcome is unknown, once the page has given up looking. */
const unknown = (page: Page) => page.getByRole("alert").filter({ hasText: UNKNOWN });

async function signedIn(page: Page) {
  await new SignInPage(page).signIn(userNamed("admin"));
}

/** Two new locations, and a number that the practice brought to the first. */
async function places(page: Page) {
  await signedIn(page);
  const organizations = new OrganizationsPage(page);
  const [from, to] = [unique("From Dental"), unique("To Dental")];
  const orgId = await organizations.add(inChicago(from));
  await organizations.add(inChicago(to));
  await openWhole(page, paths.bringNumber(orgId));
  await page.getByLabel("Phone number").fill(ownNumber());
  await page.getByRole("button", { name: "Bring it without a bot" }).click();
  await expect(page.getByRole("heading", { name: "At your phone provider" })).toBeVisible();
  return { from, to };
}

test("a move whose answer is lost stays unknown until the page can look, and happens once", async ({
  page,
}) => {
  const { to } = await places(page);
  const line = new LinePage(page);
  const number = await line.number();
  const move = async () => {
    await line.dialog.getByRole("searchbox").fill(to);
    await line.dialog.getByRole("radio", { name: to }).check();
    await line.dialog.getByRole("button", { name: `Move ${number} to ${to}` }).click();
  };
  await line.more("Move to another organization…");
  const calls = await loseNextAnswer(page);
  const look = await cutLooks(page);
  await move();
  await expect(unknown(page)).toContainText("Try again. It can’t happen twice.");
  await expect(page.getByText("Nothing was")).toHaveCount(0);
  await expectNoFlaws(page, "a move whose outcome is unknown");

  // Closing the dialog does not make another act of it.
  await line.dialog.getByRole("button", { name: "Cancel" }).click();
  await look();
  await line.more("Move to another organization…");
  await move();
  await expect(line.said(`${number} now belongs to ${to}`)).toBeVisible();
  expect(calls()).toBe(2);
  await expect(line.history.filter({ hasText: "Moved" })).toHaveCount(1);
});

test("a purchase whose answer is lost is looked up and shown, and is paid once", async ({ page }) => {
  await signedIn(page);
  const orgId = await new OrganizationsPage(page).add(inChicago(unique("Paid Dental")));
  const purchase = new GetNumberPage(page);
  await purchase.open({ orgId });
  await purchase.chooseCode("872");
  const calls = await loseNextAnswer(page);
  const look = await cutLooks(page);
  await purchase.button.click();
  await expect(unknown(page)).toBeVisible();
  await expect(page.getByText("Nothing was")).toHaveCount(0);
  await look();
  await purchase.button.click();
  const id = await purchase.arrived();
  expect(calls()).toBe(2);
  const { data } = await (await page.request.get(`/v1/phone-numbers/${id}`)).json();
  const { purchases, releases } = await ledgerOf(data.number);
  expect(purchases - releases).toBe(1);
  const orders = await (await page.request.get(`/v1/phone-number-orders?orgId=${orgId}`)).json();
  expect(orders.data.orders).toHaveLength(1);
});

test("an invitation whose answer is lost is found when its dialog is opened again, and is the only one", async ({
  page,
}) => {
  await signedIn(page);
  const members = new MembersPage(page);
  await members.open();
  const name = unique("Lena Lost");
  const invite = page.getByRole("button", { name: "Invite a member" });
  const dialog = page.getByRole("dialog");
  await invite.click();
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByLabel("E-mail").fill(`${name.replaceAll(" ", ".").toLowerCase()}@brightsmile.example`);
  const calls = await loseNextAnswer(page);
  const look = await cutLooks(page);
  await dialog.getByRole("button", { name: "Invite member", exact: true }).click();
  await expect(unknown(page)).toBeVisible();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(dialog).toHaveCount(0);

  await invite.click();
  await expect(dialog.getByLabel("Name")).toHaveValue(name);
  await expect(unknown(page)).toBeVisible();
  await expectNoFlaws(page, "an invitation whose outcome is unknown");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await look();
  await invite.click();
  await expect(dialog.getByLabel(`Link for ${name}`)).toHaveValue(/\/invitation/);
  await dialog.getByRole("button", { name: "Done" }).click();
  expect(calls()).toBe(1);
  await expect(members.rowOf(name)).toHaveCount(1);
  await invite.click();
  await expect(dialog.getByLabel("Name")).toHaveValue("");
});

test("a trunk whose answer is lost is shown, and is the only one", async ({ page }) => {
  await signedIn(page);
  const name = unique("Lost trunk");
  await openWhole(page, paths.settingsTrunks());
  await page.getByRole("button", { name: "Add a trunk" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name", { exact: true }).fill(name);
  await pick(page, dialog, "Organization", "Bright Smile Miami");
  await dialog.getByLabel("Host").fill("pbx.example");
  const calls = await loseNextAnswer(page);
  const look = await cutLooks(page);
  await dialog.getByRole("button", { name: "Add trunk" }).click();
  await expect(unknown(page)).toBeVisible();
  await look();
  await dialog.getByRole("button", { name: "Add trunk" }).click();
  await expect(page.getByRole("row", { name })).toHaveCount(1);
  expect(calls()).toBe(2);
  const { data } = await (await page.request.get(`/v1/sip-trunks?limit=100`)).json();
  expect(data.sipTrunks.filter((trunk: { name: string }) => trunk.name === name)).toHaveLength(1);
});

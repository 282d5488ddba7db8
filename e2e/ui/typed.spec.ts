import { expect, type Page, test } from "@playwright/test";
import { paths } from "../../lib/paths";
import { flaws } from "../fixtures/axe";
import { openWhole } from "../fixtures/console-pages";
import { horizontalOverflow } from "../fixtures/fit";
import { holdRequests } from "../fixtures/held-requests";
import { pick } from "../fixtures/pick";
import { inChicago, ownNumber, unique } from "../fixtures/places";
import { userNamed } from "../fixtures/users";
import { BotsPage } from "../pages/bots";
import { GetNumberPage } from "../pages/get-number";
import { OrganizationsPage } from "../pages/organizations";
import { SignInPage } from "../pages/sign-in";

async function signIn(page: Page): Promise<void> {
  await new SignInPage(page).signIn(userNamed("admin"));
}

test("a number says at its field what is wrong with it, and is read as it was pasted", async ({ page }) => {
  await signIn(page);
  await openWhole(page, paths.bringNumber());
  const number = page.getByLabel("Phone number");
  for (const [typed, sentence] of [
    ["555-0142", "This one has 7."],
    ["(312) 555-0142 ext 12", "Enter the number without its extension."],
    ["1-800-DENTIST", "Use digits instead of letters: (800) 336-8478."],
    ["0850835037", "Start a number from another country with + and its country code"],
    ["(911) 555-0142", "There is no area code 911."],
  ] as const) {
    await number.fill(typed);
    await number.blur();
    await expect(page.getByText(sentence)).toBeVisible();
  }
  expect.soft(await flaws(page)).toEqual([]);
  const digits = ownNumber().slice(3);
  await number.fill(`\u202aPhone: +31 (0)${digits}\u202c`);
  await expect(page.getByText("There is no area code")).toHaveCount(0);
  await pick(page, page, "Organization", "Bright Smile Miami");
  await page.getByLabel("Name of the line").fill("\u200bMain Line\u202c");
  await new GetNumberPage(page).bring.click();
  const formatted = `+31 ${digits.slice(0, 2)} ${digits.slice(2, 5)} ${digits.slice(5)}`;
  await expect(page.getByRole("heading", { level: 1 })).toContainText(formatted);
});

test("a number that only the server can judge is refused at its field, and nothing is lost", async ({
  page,
}) => {
  await signIn(page);
  await openWhole(page, paths.bringNumber());
  await pick(page, page, "Organization", "Bright Smile Miami");
  await page.getByLabel("Phone number").fill("+999 123 456 789");
  await new GetNumberPage(page).bring.click();
  await expect(page.getByText("There is no country code +999.")).toBeVisible();
  await expect(page.getByLabel("Phone number")).toHaveValue("+999 123 456 789");
});

for (const width of [1280, 320])
  test(`a pasted SIP address fills the trunk's fields, ${width} px wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 860 });
    await signIn(page);
    const name = unique("Pasted");
    await openWhole(page, paths.settingsTrunks());
    await page.getByRole("button", { name: "Add a trunk" }).first().click();
    const dialog = page.getByRole("dialog");
    const host = dialog.getByLabel("Host");
    await dialog.getByLabel("Name", { exact: true }).fill(name);
    for (const [typed, sentence] of [
      ["127.0.0.1", "Calls cannot reach 127.0.0.1, because it is a loopback address."],
      ["256.1.1.1", "An IP address has four numbers from 0 to 255"],
    ] as const) {
      await host.fill(typed);
      await host.blur();
      await expect(dialog.getByText(sentence)).toBeVisible();
    }
    expect.soft(await flaws(page)).toEqual([]);
    expect.soft(await horizontalOverflow(page)).toBe(0);
    await dialog.getByLabel("Transport").selectOption("TLS");
    await expect(dialog.getByLabel("Port", { exact: true })).toHaveValue("5061");
    await pick(page, dialog, "Organization", "Bright Smile Miami");
    await host.fill("sip:office@pbx.example:5071;transport=tcp");
    // Enter sends the form from the field itself.
    await host.press("Enter");
    const row = page.getByRole("row", { name });
    await expect(row).toContainText("pbx.example:5071 TCP");
    await expect(row).toContainText("office");
  });

test("Enter waits for the timezone that is on its way, and a place we don't know is asked for", async ({
  page,
}) => {
  await signIn(page);
  const organizations = new OrganizationsPage(page);
  await organizations.openNew();
  const release = await holdRequests(page, "**/v1/area-codes?*");
  const name = unique("Goodland Dental");
  await organizations.fill({ ...inChicago(name), city: "Goodland", state: "Kansas", zip: "67735" });
  const asked = page.waitForRequest("**/v1/area-codes?*");
  await page.getByLabel("ZIP code").press("Enter");
  await asked;
  await expect(page.getByText("Choose a timezone.")).toHaveCount(0);
  release();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(page.getByTitle("America/Denver")).toBeVisible();

  await organizations.openNew();
  await organizations.fill({
    ...inChicago(unique("Hamlet")),
    city: "A hamlet",
    state: "Kansas",
    zip: "67735",
  });
  await page.getByLabel("ZIP code").press("Enter");
  await expect(page.getByText("Choose a timezone from the list")).toBeVisible();
  await expect(page.getByText("This state has several timezones")).toBeVisible();
  await page.getByLabel("City").fill("Goodland");
  await expect(organizations.timezone).toHaveValue("America/Denver");
  await page.getByLabel("City").fill("Another hamlet");
  await expect(organizations.timezone).toHaveValue("");
});

test("questions show an error only after their field was left or the form was sent", async ({ page }) => {
  await signIn(page);
  const bots = new BotsPage(page);
  await page.goto("/bots/new");
  await page.getByLabel("Name", { exact: true }).fill(unique("Desk"));
  await page.getByRole("button", { name: "Add a question" }).click();
  await bots.faq(1).getByLabel("When a caller asks").pressSequentially("Where do I park?");
  await bots.faq(1).getByLabel("When a caller asks").press("Tab");
  await bots.faq(1).getByLabel("The bot answers").pressSequentially("Behind");
  await page.getByRole("button", { name: "Add a question" }).click();
  await bots.faq(2).getByLabel("When a caller asks").pressSequentially("Delta?");
  await expect(page.getByText("The answer is required.")).toHaveCount(0);
  await expect(page.getByText("The question is required.")).toHaveCount(0);

  await bots.faq(2).getByLabel("The bot answers").focus();
  await bots.faq(2).getByLabel("The bot answers").blur();
  await expect(bots.faq(2).getByText("The answer is required.")).toBeVisible();
  // The error stays with its question.
  await bots.faq(2).getByLabel("When a caller asks").press("Alt+ArrowUp");
  await expect(bots.faq(1).getByText("The answer is required.")).toBeVisible();
  await expect(bots.faq(2).getByText("The answer is required.")).toHaveCount(0);

  await page.getByRole("button", { name: "Add a question" }).click();
  await bots.faq(3).getByLabel("The bot answers").fill("Yes, PPO plans.");
  // A question that nobody began is no question.
  await page.getByRole("button", { name: "Add a question" }).click();
  await page.getByRole("button", { name: "Add bot" }).click();
  await expect(bots.faq(3).getByText("The question is required.")).toBeVisible();
  await expect(page.getByText("The question is required.")).toHaveCount(1);
  expect.soft(await flaws(page)).toEqual([]);
});

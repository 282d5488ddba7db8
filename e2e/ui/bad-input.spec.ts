import { expect, type Locator, type Page, test } from "@playwright/test";
import { ledgerOf } from "../fixtures/local-carrier";
import { pick } from "../fixtures/pick";
import { inChicago, ownNumber, unique } from "../fixtures/places";
import { userNamed } from "../fixtures/users";
import { BotsPage } from "../pages/bots";
import { GetNumberPage } from "../pages/get-number";
import { LinePage } from "../pages/line";
import { OrganizationsPage } from "../pages/organizations";
import { SignInPage } from "../pages/sign-in";

/** Signs in as an admin and adds a location for this test alone. */
async function withLocation(page: Page) {
  await new SignInPage(page).signIn(userNamed("admin"));
  const organizations = new OrganizationsPage(page);
  const orgId = await organizations.add(inChicago(unique("Careless Dental")));
  return { orgId, organizations, getNumber: new GetNumberPage(page), line: new LinePage(page) };
}

async function withLine(page: Page) {
  const location = await withLocation(page);
  await location.getNumber.open({ orgId: location.orgId });
  await location.getNumber.chooseCode("464");
  await location.getNumber.get();
  return { ...location, id: await location.getNumber.arrived() };
}

/** Expects the message to describe its field and the field to be marked invalid and focused. */
async function isRefused(field: Locator, message: string) {
  await expect(field).toBeFocused();
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await expect(field).toHaveAccessibleDescription(new RegExp(message));
}

test("input that is not a usable area code gets the reason, and a valid code is still found", async ({
  page,
}) => {
  const { orgId, getNumber } = await withLocation(page);
  await getNumber.open({ orgId });
  const answers: [string, RegExp][] = [
    ["999", /There is no area code 999\./],
    ["911", /911 is the emergency number, not an area code\./],
    ["800", /800 is a toll-free code\. Choose a local area code\./],
    // 273 becomes a Quebec code in February 2027, so the answer depends on today's date.
    ["273", /273 \(Quebec\) is not in service until February 27, 2027|273 belongs to Quebec, Canada/],
  ];
  for (const [typed, message] of answers) {
    await getNumber.search.fill(typed);
    await expect(getNumber.search).toHaveAccessibleDescription(message);
    await expect(getNumber.codes).toHaveCount(0);
    await expect(getNumber.button).toBeDisabled();
  }
  await getNumber.search.fill("31");
  await expect(getNumber.code("312")).toBeVisible();
  await getNumber.search.fill("Atlantis");
  await expect(page.getByText("No area codes found. Try the nearest larger city.")).toBeVisible();
  await getNumber.search.fill("312");
  await getNumber.chooseCode("312");
  await expect(getNumber.button).toBeEnabled();
});

test("a wrong name, phone or ZIP code of a location is reported at its field, and the rest stays filled in", async ({
  page,
}) => {
  const { organizations } = await withLocation(page);
  const name = page.getByLabel("Name", { exact: true });
  const zip = page.getByLabel("ZIP code");
  const phone = page.getByLabel("Phone", { exact: true });
  await organizations.openNew();
  await organizations.fill({ ...inChicago("x".repeat(121)), zip: "6060", phone: "call us" });
  await organizations.timezone.selectOption("America/Chicago");
  const add = page.getByRole("button", { name: "Add organization" });
  await add.click();
  await isRefused(name, "The name can have 100 characters at most");
  await expect(zip).toHaveAccessibleDescription(/Enter a five-digit ZIP code/);
  const inGreek = unique("Οδοντιατρείο 微笑牙科");
  await name.fill(inGreek);
  await add.click();
  await isRefused(phone, "Enter a phone number with its area code");
  await expect(phone).toHaveValue("call us");
  await phone.fill("+44 20 7946 0958");
  await add.click();
  await isRefused(zip, "Enter a five-digit ZIP code");
  await zip.fill("60606");
  await add.click();
  await expect(page.getByRole("heading", { level: 1, name: inGreek })).toBeVisible();
});

test("a missing name, language or answer of a bot is reported at its field, and the rest stays filled in", async ({
  page,
}) => {
  const { orgId } = await withLocation(page);
  const bots = new BotsPage(page);
  const add = page.getByRole("button", { name: "Add bot" });
  const name = page.getByLabel("Name", { exact: true });
  await page.goto(`/bots/new?orgId=${orgId}`);
  await add.click();
  await isRefused(name, "The name is required");
  await page.getByLabel("Closed greeting").fill("We are closed.");
  await bots.addFaq({ question: "Where do I park?", answer: "" });
  await name.fill("x".repeat(101));
  await add.click();
  await isRefused(name, "The name can have 100 characters at most");
  await name.fill("Рецепция");
  await add.click();
  await isRefused(bots.faq(1).getByLabel("The bot answers"), "The answer is required");
  await bots.faq(1).getByLabel("The bot answers").fill("Behind the building.");
  await page.getByRole("checkbox", { name: "English" }).uncheck();
  await add.click();
  await expect(page.getByText("Choose at least one language.")).toBeVisible();
  await page.getByRole("checkbox", { name: "English" }).check();
  await add.click();
  await expect(page.getByRole("heading", { level: 1, name: "Рецепция" })).toBeVisible();
  await expect(page.locator("#greetings")).toContainText("We are closed.");
});

test("a wrong name or callback number of a line is reported at its field, and the rest stays filled in", async ({
  page,
}) => {
  const { line } = await withLine(page);
  await line.button("Edit line").click();
  const name = page.getByLabel("Name of the line");
  const callback = page.getByLabel("Callbacks go to");
  const save = line.button("Save changes");
  await page.getByRole("radio", { name: /^Calm, reassuring/ }).check();
  await callback.fill("555");
  await name.fill(" ");
  await save.click();
  await isRefused(name, "is required");
  await name.fill("x".repeat(101));
  await save.click();
  await isRefused(name, "100 characters at most");
  await name.fill("夜間 🌙");
  await save.click();
  await isRefused(callback, "A US number has ten digits");
  await expect(callback).toHaveValue("555");
  await callback.fill("(312) 555-0199");
  await save.click();
  await expect(line.said("夜間 🌙 was saved")).toBeVisible();
  await expect(page.getByText("Calm, reassuring").first()).toBeVisible();
  await expect(page.getByText("(312) 555-0199").first()).toBeVisible();
});

test("the second of two editors of a line is shown what the first changed before anything is overwritten", async ({
  page,
  context,
}) => {
  const { id, line } = await withLine(page);
  const other = new LinePage(await context.newPage());
  await other.open(id);
  await line.button("Edit line").click();
  await other.button("Edit line").click();
  await other.page.getByLabel("Name of the line").fill("Their Line");
  await other.page.getByLabel("Callbacks go to").fill("(312) 555-0123");
  await other.button("Save changes").click();
  await expect(other.said("Their Line was saved")).toBeVisible();

  await page.getByLabel("Name of the line").fill("My Line");
  await page.getByRole("radio", { name: /^Calm, reassuring/ }).check();
  await line.button("Save changes").click();
  const conflict = page.getByRole("alert").filter({ hasText: "Somebody else saved changes" });
  await expect(conflict.getByRole("row", { name: /Name/ })).toContainText("Their Line");
  await expect(conflict.getByRole("row", { name: /555-0123/ })).toContainText("Not changed by you");
  await conflict.getByRole("button", { name: "Keep mine" }).click();
  await line.button("Save changes").click();
  await expect(line.said("My Line was saved")).toBeVisible();
  await other.page.reload();
  for (const kept of ["My Line", "Calm, reassuring", "(312) 555-0123"])
    await expect(other.page.getByText(kept).first()).toBeVisible();
});

test("a double click buys one number, and its order page leads to the line even after leaving it", async ({
  page,
}) => {
  const { orgId, getNumber, line } = await withLocation(page);
  const name = unique("Twice");
  await getNumber.open({ orgId });
  await getNumber.chooseCode("630");
  await page.getByLabel("Name of the line").fill(name);
  await getNumber.button.dblclick();
  await page.waitForURL(/\/numbers\/orders\//);
  const order = page.url().replace(/\?.*/, "");

  await page.goto(`/numbers?orgId=${orgId}`);
  const row = page.getByRole("row").filter({ hasText: name });
  await expect(row).toHaveCount(1);
  await expect(page.getByText("Setting up")).toHaveCount(0);
  await page.goto(order);
  await page.getByRole("link", { name: "Go to the line" }).click();
  await expect(line.state).toHaveText("Not answering");
  const { data } = await (await page.request.get(`/v1/phone-number-orders?orgId=${orgId}`)).json();
  expect(data.orders).toHaveLength(1);
  const { purchases, releases } = await ledgerOf(`+1${(await line.number()).replace(/\D/g, "")}`);
  expect(purchases - releases).toBe(1);
});

test("a bot that does not speak the line's language has to be confirmed for each language", async ({
  page,
}) => {
  const { orgId, line } = await withLocation(page);
  await new BotsPage(page).add(orgId, { name: "Front Desk", languages: ["English"] });
  await page.goto(`/numbers/bring?orgId=${orgId}`);
  await page.getByLabel("Phone number").fill(ownNumber());
  await pick(page, page, "Bot", "Front Desk");
  const bring = page.getByRole("button", { name: "Bring this number" });
  await expect(bring).toBeEnabled();
  for (const language of ["Spanish", "French"]) {
    await page.getByLabel("Language", { exact: true }).selectOption(language);
    await expect(bring).toBeDisabled();
    await page.getByLabel(`Front Desk does not speak ${language}. Attach it anyway.`).check();
    await expect(bring).toBeEnabled();
  }
  await bring.click();
  await expect(page.getByRole("heading", { name: "At your phone provider" })).toBeVisible();
  await expect(line.checks.filter({ hasText: "French" }).first()).toContainText("Needs attention:");
});
